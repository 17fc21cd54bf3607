/**
 * The full surface, {@code /api/v2}: resources, and problems as of RFC 9457. Each feature has a package of its own, and
 * {@link io.calendly.http.v2.V2Routes} lists the routes of all.
 */
package io.calendly.http.v2;
