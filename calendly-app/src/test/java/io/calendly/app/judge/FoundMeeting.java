package io.calendly.app.judge;

/**
 * A meeting in a response or in the storage.
 *
 * @param id the id of the meeting
 * @param seriesId the id of the first meeting of its series, or its own id if it does not recur
 * @param state the state of the meeting
 */
record FoundMeeting(String id, String seriesId, MeetingState state) {}
