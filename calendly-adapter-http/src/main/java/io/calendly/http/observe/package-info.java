/** What is told about requests to those who run the server: metrics, a line for the log, an id to find it by. */
package io.calendly.http.observe;
