package io.calendly.domain.schedule;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.schedule.ScheduleRefusal.DefaultSchedule;
import io.calendly.domain.schedule.ScheduleRefusal.TooManySchedules;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownSchedule;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScheduleNamesTest {

    private static final UserId ANN = new UserId(1);

    @Test
    void have_the_first_schedule_as_the_default_until_another_is_put_as_such() {
        ScheduleNames names = ScheduleNames.none(ANN).put("office", false).put("travel", false);

        assertThat(names.names()).containsExactly("office", "travel");
        assertThat(names.isDefault("office")).isTrue();
        assertThat(names.put("office", false)).isEqualTo(names);
        assertThat(names.put("travel", true).defaultName()).hasValue("travel");
        assertThat(names.put("evening", true).names()).containsExactly("evening", "office", "travel");
    }

    @Test
    void refuse_to_delete_the_default_and_what_is_not_there() {
        ScheduleNames names = ScheduleNames.none(ANN).put("office", false).put("travel", false);

        assertThat(names.delete("travel").names()).containsExactly("office");
        assertThatRefusal(DefaultSchedule.class)
                .isThrownBy(() -> names.delete("office"))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new DefaultSchedule(ANN, "office")));
        assertThatRefusal(UnknownSchedule.class)
                .isThrownBy(() -> names.delete("evening"))
                .satisfies(refusal -> assertThat(refusal).isEqualTo(new UnknownSchedule(ANN, "evening")));
    }

    @Test
    void are_at_most_twenty() {
        ScheduleNames names = ScheduleNames.none(ANN);
        for (int i = 0; i < ScheduleNames.MAX_SCHEDULES; i++) {
            names = names.put("schedule-" + i, false);
        }
        ScheduleNames most = names;

        assertThat(most.put("schedule-3", true).names()).hasSize(20);
        assertThatRefusal(TooManySchedules.class)
                .isThrownBy(() -> most.put("another", false))
                .satisfies(refusal -> assertThat(refusal.max()).isEqualTo(20));
    }

    @Test
    void have_a_default_exactly_if_there_are_some() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleNames(ANN, new TreeSet<>(List.of("office")), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleNames(ANN, new TreeSet<>(), Optional.of("office")));
    }
}
