/** The limits of how many requests a client may send in a minute. */
package io.calendly.http.limit;
