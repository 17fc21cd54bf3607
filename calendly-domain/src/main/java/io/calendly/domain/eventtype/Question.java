package io.calendly.domain.eventtype;

import io.calendly.domain.text.TextRule;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to an invitee.
 *
 * @param name the question, by which it is answered
 * @param type the type of its answers
 * @param choices what can be answered if the type is {@link Type#CHOICE}; otherwise there are none
 * @param required whether an invitee must answer it
 */
public record Question(String name, Type type, List<String> choices, boolean required) {

    /** The rule for names. */
    public static final TextRule NAME = TextRule.line(200).notBlank();

    /** The rule for choices. */
    public static final TextRule CHOICE = TextRule.line(200).notBlank();

    /** The maximum number of choices. */
    public static final int MAX_CHOICES = 50;

    /** The type of an answer. */
    public enum Type {
        /** One line of text. */
        TEXT,
        /** Several lines of text. */
        LONG_TEXT,
        /** One of the choices. */
        CHOICE,
        /** Yes or no. */
        BOOLEAN,
        /** A telephone number. */
        PHONE
    }

    /**
     * Copies the choices.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a text does not follow its rule, or if there is a {@linkplain #faultIn fault}
     */
    public Question {
        NAME.require(name, "name");
        Objects.requireNonNull(type, "type");
        choices = List.copyOf(choices);
        choices.forEach(choice -> CHOICE.require(choice, "choice"));
        faultIn(type, choices).ifPresent(fault -> {
            throw new IllegalArgumentException("choices: " + fault);
        });
    }

    /** Returns the fault in the choices of a question of a type. */
    public static Optional<EventTypeFault> faultIn(Type type, List<String> choices) {
        if (type != Type.CHOICE) {
            return choices.isEmpty() ? Optional.empty() : Optional.of(EventTypeFault.CHOICES_OF_NO_CHOICE);
        }
        if (choices.isEmpty()) {
            return Optional.of(EventTypeFault.CHOICES_MISSING);
        }
        return new HashSet<>(choices).size() < choices.size()
                ? Optional.of(EventTypeFault.CHOICE_REPEATED)
                : Optional.empty();
    }
}
