/** The limits of connections, and the checks and header fields that every request and response has. */
package io.calendly.http.edge;
