package io.calendly.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void has_free_slots_and_meetings_by_start() {
        Meeting first = meeting(0, 10);
        Meeting second = meeting(20, 30);
        Meeting third = meeting(30, 40);
        Meeting last = meeting(60, 70);
        TimeSlots free = TimeSlots.of(TimeSlot.of(10, 20), TimeSlot.of(40, 50), TimeSlot.of(55, 60));

        List<Timeline.Entry> timeline = Timeline.of(free, List.of(first, second, third, last), meeting -> true);

        assertThat(timeline)
                .extracting(entry -> entry.slot().start())
                .containsExactly(0L, 10L, 20L, 30L, 40L, 55L, 60L);
        assertThat(timeline)
                .extracting(entry -> entry.meeting().orElse(null))
                .containsExactly(first, null, second, third, null, null, last);
    }

    @Test
    void may_have_one_of_the_two_only() {
        Meeting meeting = meeting(0, 10);

        assertThat(Timeline.of(TimeSlots.empty(), List.of(), any -> true)).isEmpty();
        assertThat(Timeline.of(TimeSlots.empty(), List.of(meeting), any -> true))
                .singleElement()
                .satisfies(entry -> assertThat(entry.meeting()).hasValue(meeting));
        assertThat(Timeline.of(TimeSlots.of(TimeSlot.of(1, 2)), List.of(), any -> true))
                .singleElement()
                .satisfies(entry -> assertThat(entry.meeting()).isEmpty());
    }

    @Test
    void has_only_the_time_of_meetings_that_are_not_to_be_seen() {
        Meeting hidden = meeting(0, 10);
        Meeting next = meeting(10, 20);
        Meeting seen = meeting(20, 30);
        Meeting last = meeting(40, 50);

        assertThat(Timeline.of(TimeSlots.of(TimeSlot.of(30, 40)), List.of(hidden, next, seen, last), seen::equals))
                .containsExactly(
                        Timeline.Entry.busy(TimeSlot.of(0, 20)),
                        Timeline.Entry.of(seen),
                        Timeline.Entry.free(TimeSlot.of(30, 40)),
                        Timeline.Entry.busy(TimeSlot.of(40, 50)));
    }

    private static Meeting meeting(long start, long end) {
        MeetingId id = MeetingId.next(Instant.EPOCH, new Random(start));
        List<UserId> both = List.of(new UserId(1), new UserId(2));
        return Meeting.scheduled(MeetingRequest.of(id, both, TimeSlot.of(start, end), Instant.EPOCH));
    }
}
