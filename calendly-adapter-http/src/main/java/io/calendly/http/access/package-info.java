/** The callers of requests, by their credentials. */
package io.calendly.http.access;
