/** The full surface, {@code /api/v2}: resources, and problems as of RFC 9457. */
package io.calendly.http.v2;
