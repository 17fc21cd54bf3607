package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.EventTypeFault;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Question;
import io.calendly.http.request.BodyFields;
import java.util.List;
import java.util.Optional;

/** A decoder of the questions of event types. */
final class QuestionFields {

    private QuestionFields() {}

    /** Decodes a list of questions, which may be absent. A question with a fault is left out. */
    static List<Question> decode(BodyFields in, String name) {
        return in.objectsIfAny(name, EventTypeSettings.MAX_QUESTIONS, QuestionFields::question).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Question> question(BodyFields in) {
        in.require("name");
        in.require("type");
        Optional<String> name = in.optionalText("name", Question.NAME);
        Optional<Question.Type> type = in.optionalOneOf("type", EventTypeWords.QUESTION_TYPES);
        Optional<List<String>> choices = in.optionalTexts("choices", Question.MAX_CHOICES, Question.CHOICE);
        boolean required = in.optionalBoolean("required").orElse(false);
        boolean understood = name.isPresent() && type.isPresent() && choices.isPresent() == in.isPresent("choices");
        return understood
                ? question(in, name.get(), type.get(), choices.orElse(List.of()), required)
                : Optional.empty();
    }

    private static Optional<Question> question(
            BodyFields in, String name, Question.Type type, List<String> choices, boolean required) {
        Optional<EventTypeFault> fault = Question.faultIn(type, choices);
        fault.ifPresent(found -> in.refused(
                "choices", EventTypeFaultWords.of(found), new EventTypeRefusal.InvalidSettings(List.of(found))));
        return fault.isPresent() ? Optional.empty() : Optional.of(new Question(name, type, choices, required));
    }
}
