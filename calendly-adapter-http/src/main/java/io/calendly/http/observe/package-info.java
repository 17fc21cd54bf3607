/** The observation of requests: metrics, a line for the log, and an id. */
package io.calendly.http.observe;
