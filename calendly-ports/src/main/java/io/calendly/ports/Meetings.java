package io.calendly.ports;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;

/** The meetings. */
public interface Meetings {

    /**
     * Stores a meeting; from then on its slot is booked in the calendar of each attendee.
     *
     * @param meeting a meeting whose attendees are {@linkplain Calendars#lock locked}
     * @throws Refusal.NotFree if an attendee is in another meeting in some of that time, the last line of defence; the
     *     transaction cannot go on
     */
    void add(Meeting meeting);

    /**
     * The meetings of a user that overlap the window, by ascending start.
     *
     * @param user an attendee; somebody who does not exist has none
     * @param window the time asked about
     */
    List<Meeting> overlapping(UserId user, TimeSlot window);
}
