package io.calendly.domain.util;

/** Lives in a package that must not be. */
public final class Planted {}
