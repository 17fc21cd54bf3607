package io.calendly.domain.schedule;

import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import java.util.Collection;
import java.util.Objects;

/**
 * Time in which a user is not available, whatever was declared and whatever a schedule says.
 *
 * @param id the id
 * @param extent the time that it takes
 * @param reason the reason in words; empty if none is given
 */
public record TimeOff(TimeOffId id, Extent extent, String reason) {

    /** The maximum number of entries of a user that are not over. */
    public static final int MAX_AHEAD = 1_000;

    /** The rule for reasons. */
    public static final TextRule REASON = TextRule.lines(1_000);

    /** The time that time off takes. */
    public sealed interface Extent {

        /** Returns the instants. */
        TimeSlots slots();

        /**
         * Returns a slot that encloses the instants by every version of the tz database. It is what a storage looks for
         * time off by: the rules of a zone may change after the time off was stored.
         */
        TimeSlot reach();
    }

    /**
     * An interval of instants.
     *
     * @param slot the interval
     */
    public record Instants(TimeSlot slot) implements Extent {

        /** @throws NullPointerException if the slot is null */
        public Instants {
            Objects.requireNonNull(slot, "slot");
        }

        @Override
        public TimeSlots slots() {
            return TimeSlots.of(slot);
        }

        @Override
        public TimeSlot reach() {
            return slot;
        }
    }

    /**
     * Whole dates of a zone. An instant belongs to them exactly when the wall clock of the zone shows one of the dates.
     *
     * @param dates the dates
     * @param timeZone the name of the zone. It followed {@link TimeZones#NAME} when a client set it. If it is unknown to
     *     this JVM, the dates take all time at which a clock of some zone could show them: time off must not be lost
     */
    public record Dates(DateRange dates, String timeZone) implements Extent {

        /**
         * @throws NullPointerException if a component is null
         * @throws IllegalArgumentException if the time zone is not one line of text
         */
        public Dates {
            Objects.requireNonNull(dates, "dates");
            TimeZones.STORED_NAME.require(timeZone, "timeZone");
        }

        @Override
        public TimeSlots slots() {
            return ZoneClock.of(timeZone).map(clock -> clock.on(dates)).orElseGet(() -> TimeSlots.of(reach()));
        }

        @Override
        public TimeSlot reach() {
            return dates.reach();
        }
    }

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the reason does not follow its rule
     */
    public TimeOff {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(extent, "extent");
        REASON.require(reason, "reason");
    }

    /** Returns the instants that this time off takes. */
    public TimeSlots slots() {
        return extent.slots();
    }

    /** Returns the instants that some of the time off takes. */
    public static TimeSlots union(Collection<TimeOff> all) {
        TimeSlots.Builder union = TimeSlots.builder();
        for (TimeOff each : all) {
            each.slots().forEach(union::add);
        }
        return union.build();
    }
}
