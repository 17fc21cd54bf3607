package io.calendly.ports.contract;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Event types and invitees for tests. */
public final class SampleEventTypes {

    private SampleEventTypes() {}

    /** Returns settings with half-hour meetings at every half hour, which can be booked at any time. */
    public static EventTypeSettings halfHours(String slug, Hosting.Kind kind, Collection<UserId> hosts) {
        return new EventTypeSettings(
                new EventTypeDescription("Half an hour", slug, "", ""),
                new Hosting(kind, new TreeSet<>(hosts), kind == Hosting.Kind.GROUP ? 5 : 1, Optional.empty()),
                Timing.every(List.of(1_800)),
                BookingRules.NONE,
                List.of(),
                true);
    }

    /** Returns settings that have some of everything. */
    public static EventTypeSettings full(String slug, Collection<UserId> hosts) {
        return new EventTypeSettings(
                new EventTypeDescription("Kaffee \u2615 \"mit\" Kuchen", slug, "a\nb", "Caf\u00e9"),
                new Hosting(Hosting.Kind.GROUP, new TreeSet<>(hosts), 1_000, Optional.of("hours")),
                new Timing(
                        new TreeSet<>(List.of(900, 60, 86_400)), 300, Timing.StartTimes.PACKED, new Buffers(1, 86_400)),
                new BookingRules(
                        3_600,
                        Optional.of(new BookingWindow.Dates(SampleSchedules.dates("2026-01-05", "9999-12-31"))),
                        new BookingLimits(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(10_000)),
                        7_200,
                        true),
                List.of(
                        new Question("Why?", Question.Type.LONG_TEXT, List.of(), true),
                        new Question("Which \uD83C\uDF70?", Question.Type.CHOICE, List.of("Torte", "Kuchen"), false),
                        new Question("Hungry?", Question.Type.BOOLEAN, List.of(), true)),
                false);
    }

    /** Returns an invitee without company who was asked nothing. */
    public static Booking.Party party(String name) {
        return new Booking.Party(new Invitee(name, name + "@example.org", "UTC"), List.of(), Answers.NONE);
    }

    /** Returns an invitee with guests and answers of both kinds, in an order that is not that of the names. */
    public static Booking.Party fullParty() {
        Map<String, Answers.Answer> answers = new LinkedHashMap<>();
        answers.put("Why?", new Answers.Words("a\n\"b\" \uD83C\uDF70"));
        answers.put("Hungry?", new Answers.YesOrNo(true));
        answers.put("Also?", new Answers.YesOrNo(false));
        answers.put("2", new Answers.Words("true"));
        answers.put("1", new Answers.Words("7"));
        return new Booking.Party(
                new Invitee("Zo\u00eb", "Zoe@Example.org", SampleSchedules.UNKNOWN_ZONE),
                List.of("b@example.org", "a@example.org"),
                new Answers(answers));
    }
}
