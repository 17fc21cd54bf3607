package io.calendly.application;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** When people can. */
public final class AvailabilityService {

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * @param transactor where calendars are kept
     * @param clock what tells which time is past
     */
    public AvailabilityService(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Declares that a user can in the slot.
     *
     * @return the declared slot that it is now part of
     * @throws Refusal.UnknownUsers if the user does not exist
     * @throws Refusal.InThePast if the slot starts before now
     * @throws Refusal.AlreadyAvailable if all of the slot is free already
     * @throws Refusal.InAMeeting if nothing of the slot would become free
     */
    public TimeSlot open(UserId user, TimeSlot slot) {
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            AvailabilityCalendar calendar =
                    stores.calendars().lock(List.of(user), slot).get(0);
            AvailabilityCalendar.Opening opening = calendar.open(slot, now);
            stores.calendars().replace(user, opening.swallowed(), TimeSlots.of(opening.merged()));
            return opening.merged();
        });
    }

    /**
     * The free slots of a user that lie wholly inside the window.
     *
     * @param user somebody who does not exist is never free
     * @param window the time asked about
     */
    public TimeSlots free(UserId user, TimeSlot window) {
        return transactor.readOnly(stores ->
                stores.calendars().read(List.of(user), window).get(0).free().within(window));
    }

    /**
     * The stretches in which all of the users are free, now, before and later.
     *
     * @param users at least one; somebody who does not exist is never free
     */
    public Overlaps overlaps(Collection<UserId> users) {
        List<AvailabilityCalendar> calendars =
                transactor.readOnly(stores -> stores.calendars().read(users, TimeSlot.ALWAYS));
        return Overlaps.of(calendars.stream().map(AvailabilityCalendar::free).toList());
    }
}
