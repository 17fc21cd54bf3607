package io.calendly.ports;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The meetings. */
public interface Meetings {

    /**
     * Which meetings are asked for.
     *
     * @param user an attendee of them; nobody for everyone's
     * @param window the time that they overlap
     * @param status whether they take place; nothing for either
     */
    record Filter(Optional<UserId> user, TimeSlot window, Optional<Meeting.Status> status) {

        /** @throws NullPointerException if a component is null */
        public Filter {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * A place in the order of all meetings, by start and then by name.
     *
     * @param start in epoch seconds
     * @param id the name of the meeting that is there
     */
    record Position(long start, MeetingId id) {}

    /**
     * Stores a meeting; from then on its slot is booked in the calendar of each attendee.
     *
     * @param meeting a meeting that takes place, whose attendees are {@linkplain Calendars#lock locked}
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if an attendee is in another meeting in some of that
     *     time, the last line of defence
     */
    void add(Meeting meeting);

    /** The meeting of this name, if there is one. */
    Optional<Meeting> find(MeetingId id);

    /**
     * Stores a meeting in place of an older version. Its slot is booked in the calendar of each attendee if it takes
     * place, and not if it is canceled.
     *
     * @param before as it is stored
     * @param after as it will be; its attendees are {@linkplain Calendars#lock locked}
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if an attendee is in another meeting in some of that
     *     time, the last line of defence
     */
    void update(Meeting before, Meeting after);

    /**
     * The meetings of a user that take place and overlap the window, by ascending start.
     *
     * @param user an attendee; somebody who does not exist has none
     * @param window the time asked about
     */
    List<Meeting> overlapping(UserId user, TimeSlot window);

    /**
     * Some meetings, by start and then by name.
     *
     * @param filter which
     * @param after only meetings past this place; from the first on if there is none
     * @param most how many at most
     */
    List<Meeting> page(Filter filter, Optional<Position> after, int most);

    /**
     * The meetings of a series that take place and do not start before a time, by start.
     *
     * @param series the name of the first meeting of the series
     * @param start in epoch seconds
     */
    List<Meeting> ofSeries(MeetingId series, long start);
}
