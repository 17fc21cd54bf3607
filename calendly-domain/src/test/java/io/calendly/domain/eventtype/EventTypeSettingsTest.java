package io.calendly.domain.eventtype;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.event.Subject;
import io.calendly.domain.eventtype.Hosting.Kind;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeSettingsTest {

    private static final EventTypeDescription TALK = new EventTypeDescription("Talk", "talk", "Any\ntopic", "Room 1");
    private static final Timing HOUR = Timing.every(List.of(3_600));
    private static final Hosting ALONE = hosting(Kind.SOLO, 1, 1);

    private static Hosting hosting(Kind kind, int hosts, int capacity) {
        return new Hosting(
                kind,
                LongStream.rangeClosed(1, hosts).mapToObj(UserId::new).collect(Collectors.toCollection(TreeSet::new)),
                capacity,
                Optional.empty());
    }

    private static Question question(String name) {
        return new Question(name, Question.Type.TEXT, List.of(), false);
    }

    private static List<Question> questions(int count) {
        return IntStream.range(0, count).mapToObj(i -> question("Q" + i)).toList();
    }

    private static EventTypeSettings settings(Hosting hosting, List<Question> questions) {
        return new EventTypeSettings(TALK, hosting, HOUR, BookingRules.NONE, questions, true);
    }

    @ParameterizedTest
    @CsvSource({
        "SOLO, 0, 1, NO_HOSTS",
        "GROUP, 101, 1, TOO_MANY_HOSTS",
        "SOLO, 2, 1, SEVERAL_HOSTS",
        "SOLO, 1, 2, CAPACITY_OF_NO_GROUP",
        "COLLECTIVE, 2, 2, CAPACITY_OF_NO_GROUP",
        "ROUND_ROBIN, 2, 2, CAPACITY_OF_NO_GROUP"
    })
    void finds_the_contradiction_in_the_hosting(Kind kind, int hosts, int capacity, EventTypeFault fault) {
        Hosting hosting = hosting(kind, hosts, capacity);

        assertThat(EventTypeSettings.faults(hosting, List.of())).containsExactly(fault);
        assertThatIllegalArgumentException().isThrownBy(() -> settings(hosting, List.of()));
    }

    @Test
    void grants_hosting_of_each_kind() {
        for (Hosting hosting : List.of(
                ALONE,
                hosting(Kind.COLLECTIVE, 100, 1),
                hosting(Kind.ROUND_ROBIN, 100, 1),
                hosting(Kind.GROUP, 100, Hosting.MAX_CAPACITY))) {
            assertThat(EventTypeSettings.faults(hosting, questions(20))).isEmpty();
        }
        assertThat(ALONE.isGroup()).isFalse();
        assertThat(hosting(Kind.GROUP, 1, 1).isGroup()).isTrue();
    }

    @Test
    void collects_all_contradictions() {
        List<Question> same = List.of(question("Why?"), question("Why?"));

        assertThat(EventTypeSettings.faults(hosting(Kind.SOLO, 101, 2), questions(21)))
                .containsExactly(
                        EventTypeFault.TOO_MANY_HOSTS,
                        EventTypeFault.SEVERAL_HOSTS,
                        EventTypeFault.CAPACITY_OF_NO_GROUP,
                        EventTypeFault.TOO_MANY_QUESTIONS);
        assertThatRefusal(EventTypeRefusal.InvalidSettings.class)
                .isThrownBy(() -> EventTypeSettings.requested(TALK, ALONE, HOUR, BookingRules.NONE, same, true))
                .satisfies(refusal -> assertThat(refusal.faults()).containsExactly(EventTypeFault.QUESTION_REPEATED));
        assertThat(EventTypeSettings.requested(TALK, ALONE, HOUR, BookingRules.NONE, questions(2), true))
                .isEqualTo(settings(ALONE, questions(2)));
    }

    @Test
    void has_all_of_its_parts() {
        assertThatNullPointerException()
                .isThrownBy(() -> new EventTypeSettings(null, ALONE, HOUR, BookingRules.NONE, List.of(), true))
                .withMessage("description");
        assertThatNullPointerException()
                .isThrownBy(() -> new EventTypeSettings(TALK, ALONE, HOUR, null, List.of(), true))
                .withMessage("rules");
        assertThatNullPointerException()
                .isThrownBy(() -> new EventTypeSettings(TALK, ALONE, null, BookingRules.NONE, List.of(), true))
                .withMessage("timing");
    }

    @Test
    void is_changed_in_a_new_version_of_the_event_type() {
        EventTypeSettings settings = settings(ALONE, questions(1));
        EventType type = new EventType(new EventTypeId(new UUID(1, 2)), settings, Instant.EPOCH, 1);

        EventType changed = type.with(settings.withActive(false).with(hosting(Kind.COLLECTIVE, 2, 1)));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.id()).isEqualTo(type.id());
        assertThat(changed.settings().active()).isFalse();
        assertThat(changed.settings().hosting().hosts()).hasSize(2);
        assertThat(changed.settings().questions()).isEqualTo(questions(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventType(type.id(), settings, Instant.EPOCH, 0))
                .withMessageContaining("version");
    }

    @Test
    void is_the_subject_of_its_events() {
        EventType type = new EventType(new EventTypeId(new UUID(1, 2)), settings(ALONE, List.of()), Instant.EPOCH, 1);
        Subject subject = new Subject("event_type", "00000000-0000-0001-0000-000000000002");
        List<EventTypeEvent> events = List.of(
                new EventTypeEvent.Created(type),
                new EventTypeEvent.Changed(type, type.settings()),
                new EventTypeEvent.Deleted(type));

        assertThat(events).extracting(EventTypeEvent::subject).containsOnly(subject);
        assertThat(events)
                .extracting(EventTypeEvent::type)
                .containsExactly("event_type.created", "event_type.changed", "event_type.deleted");
    }

    @Test
    void describes_its_meetings() {
        assertThat(TALK.meetingDetails()).isEqualTo(new MeetingDetails("Talk", "Any\ntopic", "Room 1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTypeDescription(" ", "talk", "", ""))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTypeDescription("Talk", "A talk", "", ""))
                .withMessageContaining("slug");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTypeDescription("Talk", "talk", "\u0007", ""))
                .withMessageContaining("text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTypeDescription("Talk", "talk", "", "a\nb"))
                .withMessageContaining("location");
    }

    @Test
    void ids_are_in_the_order_of_time() {
        EventTypeId first = EventTypeId.next(Instant.ofEpochSecond(1), new Random(1));
        EventTypeId second = EventTypeId.next(Instant.ofEpochSecond(2), new Random(1));

        assertThat(first.toString()).isLessThan(second.toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1_001, 1"})
    void a_capacity_is_bounded(String capacity, int hosts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hosting(Kind.GROUP, hosts, Integer.parseInt(capacity.replace("_", ""))))
                .withMessageContaining("capacity");
    }

    @Test
    void a_schedule_is_named_by_a_slug() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hosting(Kind.SOLO, new TreeSet<>(), 1, Optional.of("Working hours")))
                .withMessageContaining("schedule");
    }

    @Test
    void a_timing_has_one_to_ten_durations_of_a_minute_to_a_day() {
        Timing timing = Timing.every(List.of(3_600, 1_800));

        assertThat(timing.interval()).isEqualTo(1_800);
        assertThat(timing.defaultDuration()).isEqualTo(1_800);
        assertThat(Timing.every(List.of(60, 86_400)).durations()).containsExactly(60, 86_400);
        for (int wrong : List.of(0, 59, 86_401)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Timing.every(List.of(wrong)))
                    .withMessageContaining("duration");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Timing(timing.durations(), wrong, Timing.StartTimes.GRID, Buffers.NONE))
                    .withMessageContaining("interval");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timing(new TreeSet<>(), 60, Timing.StartTimes.GRID, Buffers.NONE))
                .withMessageContaining("durations");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Timing.every(IntStream.rangeClosed(100, 110).boxed().toList()))
                .withMessageContaining("durations");
        assertThat(Timing.every(IntStream.range(100, 110).boxed().toList()).durations())
                .hasSize(10);
    }
}
