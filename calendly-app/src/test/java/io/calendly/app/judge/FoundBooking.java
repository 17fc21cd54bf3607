package io.calendly.app.judge;

/**
 * A booking in a response or in the storage.
 *
 * @param invitee the name of the invitee, which is in one request only
 * @param token the token of the invitee; empty unless the response is to the request that made it
 */
record FoundBooking(String id, String invitee, String token, BookingState state) {}
