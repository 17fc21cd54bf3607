/**
 * The REST server. {@link io.calendly.http.HttpServer} starts it; each surface has a package of its own, and what
 * surfaces share about JSON and numbers is in {@code wire}.
 */
package io.calendly.http;
