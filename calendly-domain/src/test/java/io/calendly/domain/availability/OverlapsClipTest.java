package io.calendly.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import org.junit.jupiter.api.Test;

/** Calendars that are mostly outside the range in which a common time can lie are clipped before they are swept. */
class OverlapsClipTest {

    private static TimeSlots every(int n, long first) {
        TimeSlots.Builder builder = TimeSlots.builder();
        for (int i = 0; i < n; i++) {
            builder.add(first + 10L * i, first + 10L * i + 5);
        }
        return builder.build();
    }

    @Test
    void clips_a_calendar_that_is_mostly_outside() {
        TimeSlots few = every(3, 1_000);
        TimeSlots many = every(200, 0);

        TimeSlots[] clipped = {few, many};
        Overlaps.clipToCommonRange(clipped);

        assertThat(clipped[0]).isSameAs(few);
        assertThat(clipped[1]).isEqualTo(many.intersection(TimeSlot.of(1_000, 1_025)));
    }

    @Test
    void leaves_a_calendar_of_which_half_is_inside() {
        TimeSlots half = every(4, 0);
        TimeSlots[] calendars = {half, every(5, 20)};

        Overlaps.clipToCommonRange(calendars);

        assertThat(calendars[0]).as("two of four slots start at 20 or later").isSameAs(half);
    }

    @Test
    void clips_a_calendar_of_which_less_than_half_is_inside() {
        TimeSlots[] calendars = {every(5, 0), every(5, 31)};

        Overlaps.clipToCommonRange(calendars);

        assertThat(calendars[0]).containsExactly(TimeSlot.of(31, 35), TimeSlot.of(40, 45));
    }

    @Test
    void empties_all_calendars_if_no_time_can_be_common() {
        TimeSlots[] apart = {every(3, 0), every(3, 25)};
        Overlaps.clipToCommonRange(apart);
        assertThat(apart).as("the first ends where the second starts").containsOnly(TimeSlots.empty());

        TimeSlots[] without = {every(3, 0), TimeSlots.empty()};
        Overlaps.clipToCommonRange(without);
        assertThat(without).containsOnly(TimeSlots.empty());
    }
}
