package io.calendly.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Types are promises to programs, so each is written down here a second time. */
class ScheduleEventTest {

    private static final UserId ANN = new UserId(1);
    private static final Schedule HOURS = Schedule.weekly("hours", "UTC", WeeklyHours.CLOSED);
    private static final TimeOff TIME_OFF =
            new TimeOff(new TimeOffId(new UUID(3, 4)), new TimeOff.Instants(TimeSlot.of(10, 20)), "");

    private final List<Event> events = List.of(
            new ScheduleEvent.Put(ANN, Optional.empty(), HOURS, true),
            new ScheduleEvent.Deleted(ANN, HOURS),
            new ScheduleEvent.TimeOffAdded(ANN, TIME_OFF),
            new ScheduleEvent.TimeOffRemoved(ANN, TIME_OFF));

    @Test
    void has_a_type_that_never_changes() {
        assertThat(events)
                .extracting(Event::type)
                .containsExactly("schedule.put", "schedule.deleted", "time_off.added", "time_off.removed");
    }

    @Test
    void is_about_the_user() {
        assertThat(events).extracting(Event::subject).containsOnly(new Subject("user", "1"));
    }
}
