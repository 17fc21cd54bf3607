package io.calendly.domain.booking;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.booking.BookingRefusal.DurationNotOffered;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingQuestionTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final long START = NOW.getEpochSecond();
    private static final long DAY = 86_400;
    private static final SortedSet<UserId> ANN = new TreeSet<>(Set.of(new UserId(1)));
    private static final EventType TALK = talk(Hosting.Kind.SOLO, BookingLimits.NONE);

    private static EventType talk(Hosting.Kind kind, BookingLimits limits) {
        EventTypeSettings settings = new EventTypeSettings(
                new EventTypeDescription("Talk", "talk", "", ""),
                new Hosting(kind, ANN, 1, Optional.empty()),
                Timing.every(List.of(1_800, 3_600)),
                new BookingRules(0, Optional.empty(), limits, 0, false),
                List.of(),
                true);
        return new EventType(new EventTypeId(new UUID(1, 1)), settings, Instant.EPOCH, 1);
    }

    private static BookingQuestion aboutStart() {
        return BookingQuestion.start(TALK, OptionalInt.empty(), START, NOW);
    }

    private static Booking booking(TimeSlot slot) {
        MeetingId meeting = new MeetingId(new UUID(1, 2));
        Place place = new Place(new UUID(1, 3), ANN, slot, Optional.of(meeting), NOW, Optional.empty());
        return Bookings.of(place, TALK.id());
    }

    @Test
    void is_about_a_duration_that_is_offered() {
        assertThat(aboutStart().duration()).isEqualTo(1_800);
        assertThat(BookingQuestion.start(TALK, OptionalInt.of(3_600), START, NOW)
                        .duration())
                .isEqualTo(3_600);
        assertThatRefusal(DurationNotOffered.class)
                .isThrownBy(() -> BookingQuestion.start(TALK, OptionalInt.of(60), START, NOW))
                .satisfies(refusal -> {
                    assertThat(refusal.duration()).isEqualTo(60);
                    assertThat(refusal.durations()).containsExactly(1_800, 3_600);
                });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BookingQuestion(TALK, 60, TimeSlot.of(0, 1), NOW, Optional.empty()))
                .withMessageContaining("duration");
    }

    @Test
    void is_about_the_duration_of_a_booking_that_moves_whatever_is_offered() {
        Booking booking = booking(TimeSlot.of(START, START + 7));

        BookingQuestion question = aboutStart().moving(booking, ANN);

        assertThat(question.duration()).isEqualTo(7);
        assertThat(question.moving()).hasValue(new BookingQuestion.Moving(booking, ANN));
        assertThat(question.starts()).isEqualTo(aboutStart().starts());
    }

    @Test
    void is_refused_about_a_booking_that_a_host_has_made_longer_than_a_day() {
        Booking day = booking(TimeSlot.of(START, START + DAY));
        Booking longer = booking(TimeSlot.of(START, START + DAY + 1));
        Booking endless = booking(TimeSlot.of(START, TimeSlot.MAX));

        assertThat(aboutStart().moving(day, ANN).duration()).isEqualTo(86_400);
        assertThatRefusal(DurationNotOffered.class)
                .isThrownBy(() -> aboutStart().moving(longer, ANN))
                .satisfies(refusal -> assertThat(refusal.duration()).isEqualTo(DAY + 1));
        assertThatRefusal(DurationNotOffered.class)
                .isThrownBy(() -> aboutStart().moving(endless, ANN));
    }

    @Test
    void is_about_a_start_that_is_a_time() {
        long last = TimeSlot.MAX - TALK.settings().timing().defaultDuration();
        for (long wrong : List.of(-1L, TimeSlot.MAX, last + 1, Long.MAX_VALUE)) {
            assertThatRefusal(InvalidSlot.class)
                    .isThrownBy(() -> BookingQuestion.start(TALK, OptionalInt.empty(), wrong, NOW));
        }
        assertThat(BookingQuestion.start(TALK, OptionalInt.empty(), last, NOW)
                        .starts()
                        .start())
                .isEqualTo(last);
    }

    @Test
    void needs_the_time_of_two_days_and_the_places_of_a_month_around_it() {
        assertThat(aboutStart().starts()).isEqualTo(TimeSlot.of(START, START + 1));
        assertThat(aboutStart().calendarWindow())
                .isEqualTo(TimeSlot.of(START - 2 * DAY - 3_600, START + 1 + 2 * DAY + 3_600));
        assertThat(BookingQuestion.calendarWindow(TimeSlot.of(0, TimeSlot.MAX))).isEqualTo(TimeSlot.ALWAYS);
        assertThat(aboutStart().placesWindow()).isEqualTo(TimeSlot.of(START - 33 * DAY, START + 1 + 33 * DAY));
        assertThat(aboutStart().turnsSince()).isEqualTo(Instant.parse("2026-05-02T12:00:00Z"));
    }

    @Test
    void needs_places_for_turns_seats_and_limits() {
        BookingLimits limits = new BookingLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1));

        for (Hosting.Kind kind : Hosting.Kind.values()) {
            boolean counts = kind == Hosting.Kind.ROUND_ROBIN || kind == Hosting.Kind.GROUP;
            assertThat(needsPlaces(talk(kind, BookingLimits.NONE))).isEqualTo(counts);
            assertThat(needsPlaces(talk(kind, limits))).isTrue();
        }
    }

    private static boolean needsPlaces(EventType type) {
        return BookingQuestion.start(type, OptionalInt.empty(), START, NOW).needsPlaces();
    }

    @Test
    void is_decided_on_the_time_of_the_hosts_alone() {
        HostTime time = host(2, TimeSlots.empty(), "UTC");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bookability.of(aboutStart(), List.of(time), List.of()))
                .withMessageContaining("not the hosts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bookability.of(aboutStart(), List.of(), List.of()))
                .withMessageContaining("not the hosts");
    }

    @Test
    void is_decided_by_the_zone_of_the_user_or_by_utc_if_no_schedule_has_one() {
        TimeSlots always = TimeSlots.of(TimeSlot.of(START - 5 * DAY, START + 5 * DAY));
        BookingQuestion question =
                BookingQuestion.window(TALK, OptionalInt.of(3_600), TimeSlot.of(START, START + DAY), NOW);

        assertThat(firstInTheEvening(question, host(1, always, "Asia/Kathmandu")))
                .as("midnight in Kathmandu is at 18:15")
                .isEqualTo(Instant.parse("2026-06-01T18:15:00Z"));
        assertThat(firstInTheEvening(question, host(1, always, "Mars/Olympus")))
                .isEqualTo(Instant.parse("2026-06-01T18:00:00Z"));
    }

    private static Instant firstInTheEvening(BookingQuestion question, HostTime host) {
        long evening = Instant.parse("2026-06-01T17:30:00Z").getEpochSecond();
        return Bookability.of(question, List.of(host), List.of()).slots().stream()
                .map(slot -> slot.slot().start())
                .filter(start -> start > evening)
                .findFirst()
                .map(Instant::ofEpochSecond)
                .orElseThrow();
    }

    /** Returns the time of a host who has declared it. */
    private static HostTime host(long id, TimeSlots declared, String timeZone) {
        return new HostTime(new StoredTime(new UserId(id), declared, TimeSlots.empty()), timeZone);
    }
}
