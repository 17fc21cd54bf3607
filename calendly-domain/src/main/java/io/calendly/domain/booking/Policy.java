package io.calendly.domain.booking;

import io.calendly.domain.time.TimeSlots;
import java.util.List;

/**
 * A rule that forbids a host to take a meeting at some start times.
 *
 * <p>A policy says so once, as a set of instants. The list of bookable times takes the set away; an explanation looks up one
 * start in it, and asks for the reasons there. So the two cannot differ.
 */
interface Policy {

    /** Returns the start times, around those of the question, that this policy forbids. */
    TimeSlots forbidden(HostAgenda host);

    /** Returns the reasons for which this policy forbids a start time, in epoch seconds: at least one. */
    List<Reason> reasons(HostAgenda host, long start);
}
