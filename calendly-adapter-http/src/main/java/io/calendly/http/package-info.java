/**
 * The HTTP server, which {@link io.calendly.http.HttpServer} starts. {@code request} and {@code response} are the
 * toolkit; {@code classic} and {@code v2} are the two surfaces.
 */
package io.calendly.http;
