package io.calendly.domain.meeting;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/**
 * A requested change of a meeting, or of a meeting and the rest of its series. What is not given stays as it is.
 *
 * @param start the new start in epoch seconds; the meeting keeps its duration if no new end is given
 * @param end the new end in epoch seconds
 * @param attendees the users who are to meet
 * @param details makes the new texts from the current ones
 */
public record MeetingChange(
        OptionalLong start,
        OptionalLong end,
        Optional<SortedSet<UserId>> attendees,
        UnaryOperator<MeetingDetails> details) {

    /** The change that changes nothing. */
    public static final MeetingChange NONE =
            new MeetingChange(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), UnaryOperator.identity());

    /** @throws NullPointerException if a component is null */
    public MeetingChange {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(attendees, "attendees");
        Objects.requireNonNull(details, "details");
    }

    /** Returns this change with a new start, a new end, or both, in epoch seconds. */
    public MeetingChange movedTo(OptionalLong newStart, OptionalLong newEnd) {
        return new MeetingChange(newStart, newEnd, attendees, details);
    }

    /**
     * Returns this change with the users who are to meet.
     *
     * @param users the users; duplicates count once
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there is none. One is enough only for a
     *     meeting that an invitee has booked, which {@link PlannedChange} knows
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are more than
     *     {@link MeetingRequest#MAX_ATTENDEES}
     */
    public MeetingChange attendedBy(Collection<UserId> users) {
        return new MeetingChange(start, end, Optional.of(MeetingRequest.requireAttendees(users, 1)), details);
    }

    /** Returns this change with a function that makes the new texts from the current ones. */
    public MeetingChange describedBy(UnaryOperator<MeetingDetails> texts) {
        return new MeetingChange(start, end, attendees, texts);
    }
}
