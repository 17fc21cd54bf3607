package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of JSON for the constants of event types. */
final class EventTypeWords {

    static final Map<String, Hosting.Kind> KINDS = words(Hosting.Kind.values());

    static final Map<String, Timing.StartTimes> START_TIMES = words(Timing.StartTimes.values());

    static final Map<String, Question.Type> QUESTION_TYPES = words(Question.Type.values());

    private EventTypeWords() {}

    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        return Arrays.stream(constants).collect(Collectors.toMap(EventTypeWords::of, constant -> constant));
    }

    /** Returns the word for a constant. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
