package io.calendly.http.v2.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a start time cannot be booked, as JSON for hosts. Members that are null are left out.
 *
 * @param reason the code, the host and the end of the reason
 * @param detail a sentence about it
 * @param data the data of the reason
 */
record ReasonView(
        @JsonUnwrapped ReasonCodeView reason,
        String detail,
        @JsonUnwrapped Data data) {

    /**
     * The data of a reason. Each kind of reason has some of it.
     *
     * @param startTime the start of the time that is in the way, in epoch seconds
     * @param endTime the end of that time, in epoch seconds
     * @param startDate the first date on which something can be booked
     * @param endDate the last date on which something can be booked
     * @param period the period of the limit: day, week or month
     * @param limit the maximum number of bookings in the period
     * @param count the number of bookings and holds in the period
     * @param capacity the number of seats
     * @param by what takes the time that is too close: a meeting or a hold
     * @param gap the time that is due between two meetings, in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            @Nullable Long startTime,
            @Nullable Long endTime,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String period,
            @Nullable Integer limit,
            @Nullable Integer count,
            @Nullable Integer capacity,
            @Nullable String by,
            @Nullable Integer gap) {

        private static final Data NONE = new Data(null, null, null, null, null, null, null, null, null, null);

        static Data of(Reason reason) {
            if (reason instanceof Reason.OutsideWindow outside) {
                return NONE.with(outside.dates());
            } else if (reason instanceof Reason.LimitReached reached) {
                return NONE.with(reached.period(), reached.limit(), reached.count());
            } else if (reason instanceof Reason.Full full) {
                return new Data(null, null, null, null, null, null, null, full.capacity(), null, null);
            } else if (reason instanceof Reason.Overridden overridden) {
                return NONE.with(overridden.closed());
            } else if (reason instanceof Reason.TimeOff off) {
                return NONE.with(off.off());
            } else if (reason instanceof Reason.Busy busy) {
                return NONE.with(busy.taken());
            } else if (reason instanceof Reason.Held held) {
                return NONE.with(held.held());
            } else if (reason instanceof Reason.Buffer buffer) {
                return of(buffer);
            }
            return NONE;
        }

        private static Data of(Reason.Buffer buffer) {
            String by = buffer.by().name().toLowerCase(Locale.ROOT);
            TimeSlot taken = buffer.taken();
            return new Data(taken.start(), taken.end(), null, null, null, null, null, null, by, buffer.gap());
        }

        private Data with(TimeSlot slot) {
            return new Data(slot.start(), slot.end(), startDate, endDate, period, limit, count, capacity, by, gap);
        }

        private Data with(DateRange dates) {
            return new Data(
                    startTime,
                    endTime,
                    dates.from().toString(),
                    dates.until().toString(),
                    period,
                    limit,
                    count,
                    capacity,
                    by,
                    gap);
        }

        private Data with(BookingLimits.Period kind, int max, int number) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            return new Data(startTime, endTime, startDate, endDate, name, max, number, capacity, by, gap);
        }
    }

    static ReasonView of(Reason reason) {
        return new ReasonView(ReasonCodeView.of(reason), ReasonWords.of(reason), Data.of(reason));
    }
}
