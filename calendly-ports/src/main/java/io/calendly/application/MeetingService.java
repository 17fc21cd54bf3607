package io.calendly.application;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRequest;
import io.calendly.domain.meeting.MeetingScheduler;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Meetings. */
public final class MeetingService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param transactor where meetings are kept
     * @param clock what tells which time is past
     * @param random what makes the names of meetings different; must be safe to share between threads
     */
    public MeetingService(Transactor transactor, InstantSource clock, RandomGenerator random) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Schedules a meeting.
     *
     * @param attendees who is to meet; somebody named twice counts once
     * @param slot when they are to meet
     * @return the meeting, which is stored
     * @throws Refusal.InThePast if the slot starts before now
     * @throws Refusal.TooFewAttendees if there are not two different people
     * @throws Refusal.UnknownUsers if some of them do not exist
     * @throws Refusal.NotFree if somebody is not free for all of the slot
     */
    public Meeting schedule(Collection<UserId> attendees, TimeSlot slot) {
        Instant now = clock.instant();
        MeetingRequest request = MeetingRequest.of(MeetingId.next(now, random), attendees, slot, now);
        return transactor.inTransaction(stores -> {
            Meeting meeting =
                    MeetingScheduler.schedule(request, stores.calendars().lock(request.attendees(), slot));
            stores.meetings().add(meeting);
            return meeting;
        });
    }

    /** The meetings of a user that overlap the window, by ascending start. Somebody who does not exist has none. */
    public List<Meeting> overlapping(UserId user, TimeSlot window) {
        return transactor.readOnly(stores -> stores.meetings().overlapping(user, window));
    }
}
