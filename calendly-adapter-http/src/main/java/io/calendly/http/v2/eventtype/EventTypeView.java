package io.calendly.http.v2.eventtype;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An event type as JSON. All durations are in seconds.
 *
 * @param bookingWindow the dates on which a meeting can be booked; null if there is no limit
 * @param limits the maximum number of bookings of a host; null if there is none
 * @param capacity the number of invitees that a meeting has room for; null unless the event type is a group
 * @param schedule the name of the schedule in place of the default; null if there is none
 * @param createdAt in epoch seconds
 */
record EventTypeView(
        String id,
        String name,
        String slug,
        String description,
        String kind,
        List<Long> hostIds,
        List<Integer> durations,
        int startInterval,
        String startTimes,
        int bufferBefore,
        int bufferAfter,
        int minimumNotice,
        int cancellationNotice,
        @Nullable Window bookingWindow,
        @Nullable Limits limits,
        @Nullable Integer capacity,
        @Nullable String schedule,
        String location,
        List<QuestionView> questions,
        boolean requiresConfirmation,
        boolean active,
        long createdAt) {

    /** A booking window as JSON, in one of two forms. The members of the other form are null and left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Window(
            @Nullable Integer days,
            @Nullable String startDate,
            @Nullable String endDate) {

        static Window of(BookingWindow window) {
            if (window instanceof BookingWindow.Dates dates) {
                return new Window(
                        null,
                        dates.dates().from().toString(),
                        dates.dates().until().toString());
            }
            return new Window(((BookingWindow.Days) window).days(), null, null);
        }
    }

    /** Limits as JSON. A limit that is not set is null and left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Limits(
            @Nullable Integer perDay,
            @Nullable Integer perWeek,
            @Nullable Integer perMonth) {

        static Limits of(BookingLimits limits) {
            return new Limits(limit(limits.perDay()), limit(limits.perWeek()), limit(limits.perMonth()));
        }

        private static @Nullable Integer limit(OptionalInt limit) {
            return limit.isPresent() ? limit.getAsInt() : null;
        }
    }

    /** A question as JSON. */
    record QuestionView(String name, String type, List<String> choices, boolean required) {

        static QuestionView of(Question question) {
            return new QuestionView(
                    question.name(), EventTypeWords.of(question.type()), question.choices(), question.required());
        }
    }

    static EventTypeView of(EventType eventType) {
        EventTypeSettings settings = eventType.settings();
        EventTypeDescription texts = settings.description();
        Hosting hosting = settings.hosting();
        Timing timing = settings.timing();
        BookingRules rules = settings.rules();
        return new EventTypeView(
                eventType.id().toString(),
                texts.name(),
                texts.slug(),
                texts.text(),
                EventTypeWords.of(hosting.kind()),
                hosting.hosts().stream().map(UserId::value).toList(),
                List.copyOf(timing.durations()),
                timing.interval(),
                EventTypeWords.of(timing.startTimes()),
                timing.buffers().before(),
                timing.buffers().after(),
                rules.minimumNotice(),
                rules.cancellationNotice(),
                rules.window().map(Window::of).orElse(null),
                rules.limits().set().isEmpty() ? null : Limits.of(rules.limits()),
                hosting.isGroup() ? hosting.capacity() : null,
                hosting.schedule().orElse(null),
                texts.location(),
                settings.questions().stream().map(QuestionView::of).toList(),
                rules.requiresConfirmation(),
                settings.active(),
                eventType.createdAt().getEpochSecond());
    }
}
