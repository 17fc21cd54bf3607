package io.calendly.http.v2.user;

/** A user of whom a caller may know the name alone, as JSON. */
record UserNameView(long id, String name) {}
