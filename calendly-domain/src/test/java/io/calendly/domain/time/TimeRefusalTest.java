package io.calendly.domain.time;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRefusalTest {

    @Test
    void is_of_times_that_are_not_the_ends_of_a_slot() {
        assertThat(TimeSlot.requested(1, 2)).isEqualTo(TimeSlot.of(1, 2));
        assertThatRefusal(InvalidSlot.class)
                .isThrownBy(() -> TimeSlot.requested(2, 2))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new InvalidSlot(2, 2)));
        assertThatRefusal(InvalidSlot.class).isThrownBy(() -> TimeSlot.requested(-1, 2));
        assertThatRefusal(InvalidSlot.class).isThrownBy(() -> TimeSlot.requested(1, TimeSlot.MAX + 1));
    }

    @Test
    void is_of_slots_that_start_before_the_current_second() {
        TimeSlot slot = TimeSlot.of(10, 20);

        assertThatCode(() -> slot.requireNotPast(Instant.ofEpochSecond(10, 999_999_999)))
                .doesNotThrowAnyException();
        assertThatRefusal(InThePast.class)
                .isThrownBy(() -> slot.requireNotPast(Instant.ofEpochSecond(11)))
                .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(slot));
        assertThatNullPointerException()
                .isThrownBy(() -> slot.requireNotPast(null))
                .withMessage("now");
    }

    @Test
    void is_carried_by_an_exception_without_a_stack_trace() {
        InvalidSlot refusal = new InvalidSlot(2, 1);
        RefusedException carrier = new RefusedException(refusal);

        assertThat(carrier.refusal()).isSameAs(refusal);
        assertThat(carrier).hasMessage(refusal.toString()).hasNoCause();
        assertThat(carrier.getStackTrace()).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> new RefusedException(null))
                .withMessage("refusal");
    }
}
