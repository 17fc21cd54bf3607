package io.calendly.http.v2.eventtype;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeFault;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A decoder of event types in bodies. Each fault is reported at the field that it is in. */
final class EventTypeBody {

    /** Settings that a new event type gets none of: its body gives every field. */
    private static final EventTypeSettings PLACEHOLDER = new EventTypeSettings(
            new EventTypeDescription("-", "none", "", ""),
            new Hosting(Hosting.Kind.SOLO, new TreeSet<>(List.of(new UserId(0))), 1, Optional.empty()),
            Timing.every(List.of(Timing.MAX_SECONDS)),
            BookingRules.NONE,
            List.of(),
            true);

    private final BodyFields in;
    private final GivenFields fields;

    private EventTypeBody(BodyFields in, boolean isNew) {
        this.in = in;
        this.fields = new GivenFields(in, isNew);
    }

    /** Decodes a new event type. */
    static EventTypeSettings added(BodyFields in) {
        UnaryOperator<EventTypeSettings> settings = new EventTypeBody(in, true).settings();
        try {
            return settings.apply(PLACEHOLDER);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof EventTypeRefusal.InvalidSettings invalid) {
                invalid.faults()
                        .forEach(fault ->
                                in.refused(EventTypeFaultWords.fieldOf(fault), EventTypeFaultWords.of(fault), invalid));
                return PLACEHOLDER;
            }
            throw refused;
        }
    }

    /**
     * Decodes a change to an event type. The result throws {@link RefusedException} with
     * {@link EventTypeRefusal.InvalidSettings} for settings that contradict each other after the change.
     */
    static UnaryOperator<EventTypeSettings> change(BodyFields in) {
        return new EventTypeBody(in, false).settings();
    }

    private UnaryOperator<EventTypeSettings> settings() {
        UnaryOperator<EventTypeDescription> description = description();
        HostingChange hosting = HostingChange.decode(in, fields);
        UnaryOperator<Timing> timing = timing();
        UnaryOperator<BookingRules> rules = rules();
        UnaryOperator<List<Question>> questions = fields.change("questions", QuestionFields.decode(in, "questions"));
        UnaryOperator<Boolean> active =
                fields.change("active", in.optionalBoolean("active").orElse(true));
        return before -> requested(
                hosting.faultIn(before.hosting()),
                description.apply(before.description()),
                hosting.applyTo(before.hosting()),
                timing.apply(before.timing()),
                rules.apply(before.rules()),
                questions.apply(before.questions()),
                active.apply(before.active()));
    }

    private static EventTypeSettings requested(
            Optional<EventTypeFault> capacityFault,
            EventTypeDescription description,
            Hosting hosting,
            Timing timing,
            BookingRules rules,
            List<Question> questions,
            boolean active) {
        if (capacityFault.isPresent()) {
            List<EventTypeFault> faults = new ArrayList<>(EventTypeSettings.faults(hosting, questions));
            faults.add(capacityFault.get());
            throw new RefusedException(new EventTypeRefusal.InvalidSettings(faults));
        }
        return EventTypeSettings.requested(description, hosting, timing, rules, questions, active);
    }

    private UnaryOperator<EventTypeDescription> description() {
        UnaryOperator<String> name = requiredText("name", EventTypeDescription.NAME);
        UnaryOperator<String> slug = requiredText("slug", EventTypeDescription.SLUG);
        UnaryOperator<String> text = optionalText("description", MeetingDetails.DESCRIPTION);
        UnaryOperator<String> location = optionalText("location", MeetingDetails.LOCATION);
        return before -> new EventTypeDescription(
                name.apply(before.name()),
                slug.apply(before.slug()),
                text.apply(before.text()),
                location.apply(before.location()));
    }

    private UnaryOperator<String> requiredText(String name, TextRule rule) {
        fields.requireUnlessKept(name);
        Optional<String> text = in.optionalText(name, rule);
        return text.isPresent() ? before -> text.get() : UnaryOperator.identity();
    }

    private UnaryOperator<String> optionalText(String name, TextRule rule) {
        return fields.change(name, in.optionalText(name, rule).orElse(""));
    }

    private UnaryOperator<Timing> timing() {
        Optional<SortedSet<Integer>> durations = durations();
        OptionalInt interval = in.optionalInt("start_interval", Timing.MIN_SECONDS, Timing.MAX_SECONDS);
        boolean keepsInterval = fields.keeps("start_interval");
        UnaryOperator<Timing.StartTimes> startTimes = fields.change(
                "start_times",
                in.optionalOneOf("start_times", EventTypeWords.START_TIMES).orElse(Timing.StartTimes.GRID));
        UnaryOperator<Integer> bufferBefore = seconds("buffer_before", Buffers.MAX_SECONDS);
        UnaryOperator<Integer> bufferAfter = seconds("buffer_after", Buffers.MAX_SECONDS);
        return before -> {
            SortedSet<Integer> after = durations.orElse(before.durations());
            return new Timing(
                    after,
                    keepsInterval ? before.interval() : interval.orElse(after.first()),
                    startTimes.apply(before.startTimes()),
                    new Buffers(
                            bufferBefore.apply(before.buffers().before()),
                            bufferAfter.apply(before.buffers().after())));
        };
    }

    /** Decodes a duration or several; empty if they stay or there is a fault. */
    private Optional<SortedSet<Integer>> durations() {
        boolean keeps = fields.keeps("duration") && fields.keeps("durations");
        if (!keeps && in.isPresent("duration") == in.isPresent("durations")) {
            in.malformed("duration", "must be there, or durations must, but not both");
        }
        OptionalInt duration = in.optionalInt("duration", Timing.MIN_SECONDS, Timing.MAX_SECONDS);
        Optional<List<Long>> durations =
                in.optionalIntegers("durations", Timing.MAX_DURATIONS, Timing.MIN_SECONDS, Timing.MAX_SECONDS);
        if (durations.filter(List::isEmpty).isPresent()) {
            in.malformed("durations", "must have at least one duration");
        }
        NavigableSet<Integer> all = new TreeSet<>();
        duration.ifPresent(all::add);
        durations.ifPresent(several -> several.forEach(each -> all.add(Math.toIntExact(each))));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private UnaryOperator<Integer> seconds(String name, int max) {
        return fields.change(name, in.optionalInt(name, 0, max).orElse(0));
    }

    private UnaryOperator<BookingRules> rules() {
        UnaryOperator<Integer> minimumNotice = seconds("minimum_notice", BookingRules.MAX_NOTICE);
        UnaryOperator<Integer> cancellationNotice = seconds("cancellation_notice", BookingRules.MAX_NOTICE);
        UnaryOperator<Optional<BookingWindow>> window = fields.change(
                "booking_window",
                in.optionalObject("booking_window", RuleFields::window).flatMap(found -> found));
        UnaryOperator<BookingLimits> limits = fields.change(
                "limits", in.optionalObject("limits", RuleFields::limits).orElse(BookingLimits.NONE));
        UnaryOperator<Boolean> requiresConfirmation = fields.change(
                "requires_confirmation",
                in.optionalBoolean("requires_confirmation").orElse(false));
        return before -> new BookingRules(
                minimumNotice.apply(before.minimumNotice()),
                window.apply(before.window()),
                limits.apply(before.limits()),
                cancellationNotice.apply(before.cancellationNotice()),
                requiresConfirmation.apply(before.requiresConfirmation()));
    }
}
