package io.calendly.domain.booking;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.booking.Answers.Answer;
import io.calendly.domain.booking.Answers.Fault;
import io.calendly.domain.booking.Answers.Words;
import io.calendly.domain.booking.Answers.YesOrNo;
import io.calendly.domain.eventtype.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final Words LONG_LINE = new Words("x".repeat(501));

    private static Question question(String name, Question.Type type, boolean required) {
        return new Question(name, type, type == Question.Type.CHOICE ? List.of("S", "L") : List.of(), required);
    }

    private static void assertFault(Fault fault, Question.Type type, Map<String, Answer> given) {
        assertThatRefusal(BookingRefusal.InvalidAnswers.class)
                .as(type + " " + given)
                .isThrownBy(() -> Answers.requested(List.of(question("Q", type, true)), given))
                .satisfies(refusal -> assertThat(refusal.faults()).isEqualTo(Map.of("Q", fault)));
    }

    @Test
    void are_kept_in_the_order_of_the_questions_without_blank_ones() {
        List<Question> questions = List.of(
                question("Why?", Question.Type.LONG_TEXT, true),
                question("Size?", Question.Type.CHOICE, true),
                question("Vegan?", Question.Type.BOOLEAN, true),
                question("Else?", Question.Type.TEXT, false),
                question("More?", Question.Type.TEXT, false));

        Answers answers = Answers.requested(
                questions,
                Map.of(
                        "Vegan?", new YesOrNo(false),
                        "Else?", new Words(" "),
                        "Size?", new Words("L"),
                        "Why?", new Words("For\nfun")));

        assertThat(answers.byQuestion().keySet()).containsExactly("Why?", "Size?", "Vegan?");
        assertThat(answers.byQuestion()).containsEntry("Vegan?", new YesOrNo(false));
        assertThat(Answers.requested(List.of(), Map.of())).isEqualTo(Answers.NONE);
    }

    @Test
    void miss_nothing_that_is_required() {
        for (Question.Type type : Question.Type.values()) {
            assertFault(Fault.MISSING, type, Map.of());
            assertThat(Answers.requested(List.of(question("Q", type, false)), Map.of()))
                    .isEqualTo(Answers.NONE);
        }
        assertFault(Fault.MISSING, Question.Type.TEXT, Map.of("Q", new Words(" \t")));
    }

    @Test
    void are_of_the_type_of_the_question() {
        assertFault(Fault.WRONG_TYPE, Question.Type.BOOLEAN, Map.of("Q", new Words("true")));
        for (Question.Type type :
                List.of(Question.Type.TEXT, Question.Type.LONG_TEXT, Question.Type.CHOICE, Question.Type.PHONE)) {
            assertFault(Fault.WRONG_TYPE, type, Map.of("Q", new YesOrNo(true)));
        }
    }

    @Test
    void are_texts_of_bounded_length() {
        for (Question.Type type : List.of(Question.Type.TEXT, Question.Type.CHOICE, Question.Type.PHONE)) {
            assertFault(Fault.INVALID_TEXT, type, Map.of("Q", LONG_LINE));
            assertFault(Fault.INVALID_TEXT, type, Map.of("Q", new Words("a\nb")));
        }
        assertThat(Answers.requested(
                                List.of(question("Q", Question.Type.LONG_TEXT, true)),
                                Map.of("Q", new Words("x".repeat(5_000))))
                        .byQuestion())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Words("x".repeat(5_001)))
                .withMessageContaining("value");
    }

    @Test
    void are_among_the_choices() {
        assertFault(Fault.NOT_A_CHOICE, Question.Type.CHOICE, Map.of("Q", new Words("M")));
        assertFault(Fault.NOT_A_CHOICE, Question.Type.CHOICE, Map.of("Q", new Words("s")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 30 123456", "030/123-456", "0(30)12", "+1.555.0100"})
    void may_be_telephone_numbers(String number) {
        List<Question> questions = List.of(question("Q", Question.Type.PHONE, true));

        assertThat(Answers.requested(questions, Map.of("Q", new Words(number))).byQuestion())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "none", "+", "12a45", "+49 30 ", "(030) 12"})
    void are_no_telephone_numbers_of_other_forms(String number) {
        assertFault(Fault.NOT_A_PHONE_NUMBER, Question.Type.PHONE, Map.of("Q", new Words(number)));
    }

    @Test
    void are_refused_with_all_faults_at_once() {
        List<Question> questions =
                List.of(question("Why?", Question.Type.TEXT, true), question("Size?", Question.Type.CHOICE, false));

        assertThatRefusal(BookingRefusal.InvalidAnswers.class)
                .isThrownBy(
                        () -> Answers.requested(questions, Map.of("Size?", new Words("XL"), "Who?", new Words("Ann"))))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .isEqualTo(Map.of(
                                "Why?", Fault.MISSING,
                                "Size?", Fault.NOT_A_CHOICE,
                                "Who?", Fault.UNKNOWN_QUESTION)));
    }
}
