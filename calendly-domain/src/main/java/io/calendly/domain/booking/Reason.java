package io.calendly.domain.booking;

import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A reason why a start time cannot be booked. It is data: a list of bookable times leaves out what has a reason, an
 * explanation returns the reasons, and a refusal carries them.
 */
public sealed interface Reason {

    /** Returns the stable code of this reason, in kebab case. */
    String code();

    /** Returns the host whose time it is about; empty if it is about the event type. */
    default Optional<UserId> host() {
        return Optional.empty();
    }

    /**
     * Returns the time at which this reason ends, in epoch seconds; empty if that is not known.
     */
    default OptionalLong until() {
        return OptionalLong.empty();
    }

    /**
     * Returns reasons of which only the codes are told, each code once.
     *
     * @param reasons the whole reasons
     */
    static List<Reason> codesOf(List<Reason> reasons) {
        return reasons.stream()
                .<Reason>map(reason -> new Withheld(reason.code(), Optional.empty()))
                .distinct()
                .toList();
    }

    /**
     * Returns reasons with all that is known of some hosts, and the codes alone of what is about the time of others.
     *
     * @param reasons the whole reasons
     * @param isVisible tells of whose time all may be told
     */
    static List<Reason> visible(List<Reason> reasons, Predicate<UserId> isVisible) {
        return reasons.stream()
                .map(reason -> reason.host().filter(isVisible.negate()).isPresent()
                        ? new Withheld(reason.code(), reason.host())
                        : reason)
                .distinct()
                .toList();
    }

    /**
     * A reason of which only the code is told, and perhaps whose time it is about. Until when, and what takes the time, is for
     * the host to know.
     *
     * @param code the code of the reason
     * @param host the host whose time it is about; empty if that is not told either
     */
    record Withheld(String code, Optional<UserId> host) implements Reason {

        /** @throws NullPointerException if a component is null */
        public Withheld {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(host, "host");
        }
    }

    /** The event type cannot be booked now. */
    record Inactive() implements Reason {

        @Override
        public String code() {
            return "inactive";
        }
    }

    /**
     * The start is too soon.
     *
     * @param earliest the first time that is not, in epoch seconds
     */
    record Notice(long earliest) implements Reason {

        @Override
        public String code() {
            return "notice";
        }

        @Override
        public OptionalLong until() {
            return OptionalLong.of(earliest);
        }
    }

    /**
     * The start is on a date on which nothing can be booked.
     *
     * @param of the host whose clock shows the date
     * @param dates the dates on which something can be booked
     */
    record OutsideWindow(UserId of, DateRange dates) implements Reason {

        @Override
        public String code() {
            return "outside-window";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }
    }

    /**
     * The host has as many bookings of the event type as allowed in the day, the week or the month.
     *
     * @param of the host
     * @param period the kind of period
     * @param limit the maximum number of bookings
     * @param count the number of bookings and holds
     */
    record LimitReached(UserId of, BookingLimits.Period period, int limit, int count) implements Reason {

        @Override
        public String code() {
            return "limit-reached";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }
    }

    /**
     * All seats are taken.
     *
     * @param capacity the number of seats
     */
    record Full(int capacity) implements Reason {

        @Override
        public String code() {
            return "full";
        }
    }

    /**
     * Nothing opens some of the time.
     *
     * @param of the host
     */
    record OutsideHours(UserId of) implements Reason {

        @Override
        public String code() {
            return "outside-hours";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }
    }

    /**
     * The weekly hours would open some of the time, and a date override does not.
     *
     * @param of the host
     * @param closed the first stretch of such time, as far as it is closed
     */
    record Overridden(UserId of, TimeSlot closed) implements Reason {

        @Override
        public String code() {
            return "overridden";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }

        @Override
        public OptionalLong until() {
            return OptionalLong.of(closed.end());
        }
    }

    /**
     * The host is off in some of the time.
     *
     * @param of the host
     * @param off the first stretch of time off
     */
    record TimeOff(UserId of, TimeSlot off) implements Reason {

        @Override
        public String code() {
            return "time-off";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }

        @Override
        public OptionalLong until() {
            return OptionalLong.of(off.end());
        }
    }

    /**
     * The host is in a meeting in some of the time.
     *
     * @param of the host
     * @param taken the first stretch of time that meetings take
     */
    record Busy(UserId of, TimeSlot taken) implements Reason {

        @Override
        public String code() {
            return "busy";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }

        @Override
        public OptionalLong until() {
            return OptionalLong.of(taken.end());
        }
    }

    /**
     * Some of the time is held for another invitee.
     *
     * @param of the host
     * @param held the time that is held
     * @param expiresAt the time at which the hold expires, in epoch seconds
     */
    record Held(UserId of, TimeSlot held, long expiresAt) implements Reason {

        @Override
        public String code() {
            return "held";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }

        @Override
        public OptionalLong until() {
            return OptionalLong.of(expiresAt);
        }
    }

    /**
     * Too little time would be left between the meeting and another one.
     *
     * @param of the host
     * @param by what takes the time that is too close
     * @param taken that time
     * @param gap the time that is due between the two, in seconds
     */
    record Buffer(UserId of, OccupancyOwner.Kind by, TimeSlot taken, int gap) implements Reason {

        @Override
        public String code() {
            return "buffer";
        }

        @Override
        public Optional<UserId> host() {
            return Optional.of(of);
        }

        @Override
        public OptionalLong until() {
            return OptionalLong.of(taken.end() + gap);
        }
    }

    /**
     * The time is open, and no meeting starts there.
     *
     * @param of the host on whose grid it is not; empty if the hosts share one
     * @param next the next start on the grid in the same stretch, in epoch seconds; empty if there is none
     */
    record OffGrid(Optional<UserId> of, OptionalLong next) implements Reason {

        @Override
        public String code() {
            return "off-grid";
        }

        @Override
        public Optional<UserId> host() {
            return of;
        }

        @Override
        public OptionalLong until() {
            return next;
        }
    }
}
