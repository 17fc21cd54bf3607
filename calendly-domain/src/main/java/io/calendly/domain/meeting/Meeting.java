package io.calendly.domain.meeting;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * People who meet in a slot of their free time, or would have, had it not been canceled.
 *
 * @param id the name of the meeting
 * @param attendees who meets: at least two, by ascending id
 * @param slot when they meet
 * @param details what it is about and where it is
 * @param series the first meeting of the series that this one belongs to, if it recurs
 * @param createdAt when it was scheduled
 * @param rescheduledFrom when it was to be before it was last rescheduled
 * @param cancellation that it was canceled
 * @param version 1 at first, one more with each change
 */
public record Meeting(
        MeetingId id,
        SortedSet<UserId> attendees,
        TimeSlot slot,
        MeetingDetails details,
        Optional<MeetingId> series,
        Instant createdAt,
        Optional<TimeSlot> rescheduledFrom,
        Optional<Cancellation> cancellation,
        long version) {

    /** Whether a meeting takes place. */
    public enum Status {
        /** It does, and takes its attendees' time. */
        SCHEDULED,
        /** It does not, and takes nobody's time. */
        CANCELED
    }

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are fewer than two attendees, or if the version is not positive
     */
    public Meeting {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(rescheduledFrom, "rescheduledFrom");
        Objects.requireNonNull(cancellation, "cancellation");
        attendees = Collections.unmodifiableSortedSet(new TreeSet<>(attendees));
        if (attendees.size() < 2) {
            throw new IllegalArgumentException("attendees must be at least two, not " + attendees);
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be positive, not " + version);
        }
    }

    /** A meeting as it is scheduled. */
    static Meeting scheduled(MeetingRequest request) {
        return new Meeting(
                request.id(),
                request.attendees(),
                request.slot(),
                request.details(),
                request.series(),
                request.now(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** Whether it takes place. */
    public Status status() {
        return cancellation.isEmpty() ? Status.SCHEDULED : Status.CANCELED;
    }

    /** The same meeting at another time. Whether everyone can is for the {@link MeetingScheduler} to decide. */
    Meeting movedTo(TimeSlot other) {
        return new Meeting(
                id, attendees, other, details, series, createdAt, Optional.of(slot), cancellation, version + 1);
    }

    /**
     * The same meeting, described otherwise.
     *
     * @throws Refusal.AlreadyCanceled if it does not take place
     */
    public Meeting describedAs(MeetingDetails other) {
        requireScheduled();
        return new Meeting(id, attendees, slot, other, series, createdAt, rescheduledFrom, cancellation, version + 1);
    }

    /**
     * The same meeting, canceled; its time is its attendees' again.
     *
     * @param now when it is canceled; kept to the second
     * @param reason why; empty if nobody says
     * @throws Refusal.AlreadyCanceled if it was before
     */
    public Meeting canceled(Instant now, String reason) {
        requireScheduled();
        return new Meeting(
                id,
                attendees,
                slot,
                details,
                series,
                createdAt,
                rescheduledFrom,
                Optional.of(new Cancellation(now.truncatedTo(ChronoUnit.SECONDS), reason)),
                version + 1);
    }

    /**
     * Goes on only if the meeting takes place.
     *
     * @throws Refusal.AlreadyCanceled if it does not
     */
    public void requireScheduled() {
        if (cancellation.isPresent()) {
            throw new Refusal.AlreadyCanceled(id.value());
        }
    }
}
