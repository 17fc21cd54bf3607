package io.calendly.domain.booking;

import io.calendly.domain.eventtype.Question;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.text.TextRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answers of an invitee to the questions of an event type, in the order of the questions. They are checked once, when
 * the invitee books. A later change of the questions leaves them as they are.
 *
 * @param byQuestion the answers by the names of their questions; a question that was not answered is not there
 */
public record Answers(Map<String, Answer> byQuestion) {

    /** The answers of an invitee who was asked nothing. */
    public static final Answers NONE = new Answers(Map.of());

    /** The rule for answers of one line. */
    public static final TextRule TEXT = TextRule.line(500);

    /** The rule for answers of several lines. */
    public static final TextRule LONG_TEXT = TextRule.lines(5_000);

    private static final Pattern PHONE_FORM = Pattern.compile("\\+?[0-9][0-9 ()./-]{1,38}[0-9]");

    /** An answer. */
    public sealed interface Answer {}

    /**
     * An answer in words.
     *
     * @param value the words
     */
    public record Words(String value) implements Answer {

        /**
         * @throws NullPointerException if the value is null
         * @throws IllegalArgumentException if the value does not follow {@link #LONG_TEXT}
         */
        public Words {
            LONG_TEXT.require(value, "value");
        }
    }

    /**
     * Yes or no.
     *
     * @param value whether it is yes
     */
    public record YesOrNo(boolean value) implements Answer {}

    /** A reason why an answer is not valid. */
    public enum Fault {
        /** The event type has no such question. */
        UNKNOWN_QUESTION,
        /** The question is required and has no answer, or a blank one. */
        MISSING,
        /** The answer is not of the type of the question. */
        WRONG_TYPE,
        /** The answer is too long, or has characters that it may not have. */
        INVALID_TEXT,
        /** The answer is none of the choices. */
        NOT_A_CHOICE,
        /** The answer is not a telephone number. */
        NOT_A_PHONE_NUMBER
    }

    /** @throws NullPointerException if a component is null */
    public Answers {
        byQuestion = Collections.unmodifiableMap(new LinkedHashMap<>(byQuestion));
    }

    /**
     * Checks the answers of an invitee.
     *
     * @param questions the questions of the event type
     * @param given the answers by the names of their questions
     * @return the answers in the order of the questions, without blank ones
     * @throws RefusedException with {@link BookingRefusal.InvalidAnswers} if some are missing or not valid; it has all of
     *     those
     */
    public static Answers requested(List<Question> questions, Map<String, Answer> given) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            Optional<Answer> answer =
                    Optional.ofNullable(given.get(question.name())).filter(each -> !isBlank(each));
            answer.ifPresent(each -> answers.put(question.name(), each));
            faultIn(question, answer).ifPresent(fault -> faults.put(question.name(), fault));
        }
        List<String> unknown = new ArrayList<>(given.keySet());
        unknown.removeAll(questions.stream().map(Question::name).toList());
        unknown.forEach(name -> faults.put(name, Fault.UNKNOWN_QUESTION));
        if (!faults.isEmpty()) {
            throw new RefusedException(new BookingRefusal.InvalidAnswers(faults));
        }
        return new Answers(answers);
    }

    private static boolean isBlank(Answer answer) {
        return answer instanceof Words words && words.value().isBlank();
    }

    private static Optional<Fault> faultIn(Question question, Optional<Answer> answer) {
        if (answer.isEmpty()) {
            return question.required() ? Optional.of(Fault.MISSING) : Optional.empty();
        }
        if (question.type() == Question.Type.BOOLEAN) {
            return answer.get() instanceof YesOrNo ? Optional.empty() : Optional.of(Fault.WRONG_TYPE);
        }
        return answer.get() instanceof Words words ? faultIn(question, words.value()) : Optional.of(Fault.WRONG_TYPE);
    }

    private static Optional<Fault> faultIn(Question question, String text) {
        TextRule rule = question.type() == Question.Type.LONG_TEXT ? LONG_TEXT : TEXT;
        if (rule.faultIn(text).isPresent()) {
            return Optional.of(Fault.INVALID_TEXT);
        }
        if (question.type() == Question.Type.CHOICE && !question.choices().contains(text)) {
            return Optional.of(Fault.NOT_A_CHOICE);
        }
        return question.type() == Question.Type.PHONE
                        && !PHONE_FORM.matcher(text).matches()
                ? Optional.of(Fault.NOT_A_PHONE_NUMBER)
                : Optional.empty();
    }
}
