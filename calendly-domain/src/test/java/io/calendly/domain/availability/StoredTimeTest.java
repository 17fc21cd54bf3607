package io.calendly.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** A calendar is composed of the time that a storage returns. */
class StoredTimeTest {

    private static final TimeSlot WINDOW = TimeSlot.of(0, 100);
    private static final TimeSlots DECLARED = TimeSlots.of(TimeSlot.of(10, 50));
    private static final TimeSlots OCCUPIED = TimeSlots.of(TimeSlot.of(20, 30));
    private static final StoredTime STORED = new StoredTime(new UserId(1), DECLARED, OCCUPIED);

    @Test
    void becomes_a_calendar_for_a_window() {
        AvailabilityCalendar calendar = AvailabilityCalendar.of(WINDOW, STORED);

        assertThat(calendar.user()).isEqualTo(new UserId(1));
        assertThat(calendar.window()).isEqualTo(WINDOW);
        assertThat(calendar.declared()).isEqualTo(DECLARED);
        assertThat(calendar.open()).isEqualTo(DECLARED);
        assertThat(calendar.occupied()).isEqualTo(OCCUPIED);
        assertThat(calendar.free()).isEqualTo(DECLARED.minus(OCCUPIED));
        assertThat(calendar)
                .hasToString("calendar of 1 in " + WINDOW + ": declared " + DECLARED + ", occupied " + OCCUPIED);
    }

    @Test
    void is_taken_back_inside_the_window_only() {
        AvailabilityCalendar calendar = AvailabilityCalendar.of(WINDOW, STORED);

        assertThatIllegalArgumentException().isThrownBy(() -> calendar.takeBack(TimeSlot.of(90, 101)));
        assertThat(calendar.takeBack(TimeSlot.of(60, 70)).isNothing()).isTrue();
        assertThat(calendar.takeBack(TimeSlot.of(40, 70)).isNothing()).isFalse();
    }

    @Test
    void has_all_of_its_parts() {
        assertThatNullPointerException()
                .isThrownBy(() -> new StoredTime(null, DECLARED, OCCUPIED))
                .withMessage("user");
        assertThatNullPointerException()
                .isThrownBy(() -> new StoredTime(new UserId(1), null, OCCUPIED))
                .withMessage("declared");
        assertThatNullPointerException()
                .isThrownBy(() -> new StoredTime(new UserId(1), DECLARED, null))
                .withMessage("occupied");
    }
}
