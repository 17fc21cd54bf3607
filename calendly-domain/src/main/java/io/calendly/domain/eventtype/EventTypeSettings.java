package io.calendly.domain.eventtype;

import io.calendly.domain.refusal.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The settings of an event type.
 *
 * @param description the texts
 * @param hosting who hosts the meetings
 * @param timing when a meeting can start, and how long it takes
 * @param rules when an invitee may book
 * @param questions what an invitee is asked, in order; at most {@link #MAX_QUESTIONS}, with different names
 * @param active whether it can be booked now
 */
public record EventTypeSettings(
        EventTypeDescription description,
        Hosting hosting,
        Timing timing,
        BookingRules rules,
        List<Question> questions,
        boolean active) {

    /** The maximum number of questions. */
    public static final int MAX_QUESTIONS = 20;

    /**
     * Copies the questions.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are {@linkplain #faults faults}
     */
    public EventTypeSettings {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(timing, "timing");
        questions = List.copyOf(questions);
        List<EventTypeFault> faults = faults(hosting, questions);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("settings have faults: " + faults);
        }
    }

    /**
     * Returns the settings that a caller asked for.
     *
     * @throws RefusedException with {@link EventTypeRefusal.InvalidSettings} if parts of them contradict each other; it
     *     has all {@linkplain #faults faults}
     */
    public static EventTypeSettings requested(
            EventTypeDescription description,
            Hosting hosting,
            Timing timing,
            BookingRules rules,
            List<Question> questions,
            boolean active) {
        List<EventTypeFault> faults = faults(hosting, questions);
        if (!faults.isEmpty()) {
            throw new RefusedException(new EventTypeRefusal.InvalidSettings(faults));
        }
        return new EventTypeSettings(description, hosting, timing, rules, questions, active);
    }

    /** Returns the contradictions among settings of which each is valid by itself. */
    public static List<EventTypeFault> faults(Hosting hosting, List<Question> questions) {
        List<EventTypeFault> faults = new ArrayList<>(hosting.faults());
        if (questions.size() > MAX_QUESTIONS) {
            faults.add(EventTypeFault.TOO_MANY_QUESTIONS);
        }
        Set<String> names = new HashSet<>();
        if (!questions.stream().allMatch(question -> names.add(question.name()))) {
            faults.add(EventTypeFault.QUESTION_REPEATED);
        }
        return faults;
    }

    /** Returns these settings with another value of {@link #active}. */
    public EventTypeSettings withActive(boolean now) {
        return new EventTypeSettings(description, hosting, timing, rules, questions, now);
    }

    /** Returns these settings with other hosting. */
    public EventTypeSettings with(Hosting other) {
        return new EventTypeSettings(description, other, timing, rules, questions, active);
    }
}
