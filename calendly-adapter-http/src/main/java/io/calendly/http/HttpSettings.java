package io.calendly.http;

/**
 * Where the server listens.
 *
 * @param host a name or address of this machine; {@code 0.0.0.0} for all of them
 * @param port a TCP port; 0 for any that is free
 */
public record HttpSettings(String host, int port) {}
