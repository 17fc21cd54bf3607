package io.calendly.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    private static final TextRule LINE = TextRule.line(5);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abcde", "Zoë", "李小龍", "a👩b", "\ud83d\ude00"})
    void grants_a_line(String text) {
        assertThat(LINE.faultIn(text)).isEmpty();
        assertThat(LINE.require(text, "name")).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, TOO_LONG",
        "'a\tb', CONTROL_CHARACTER",
        "'a\nb', CONTROL_CHARACTER",
        "'a\u0000b', CONTROL_CHARACTER",
        "'\u009f', CONTROL_CHARACTER"
    })
    void finds_the_fault_in_a_line(String text, TextFault fault) {
        assertThat(LINE.faultIn(text)).hasValue(fault);
    }

    @Test
    void finds_half_of_a_surrogate_pair_at_any_position() {
        for (String half :
                new String[] {"\ud83d", "a\ud83d", "\ud83da", "\ude00", "\ude00a", "\ud83d\ud83d", "\ude00\ud83d"}) {
            assertThat(LINE.faultIn(half)).as(half).hasValue(TextFault.NOT_UNICODE);
        }
        assertThat(LINE.faultIn("\ud83d\ude00\ud83d")).hasValue(TextFault.NOT_UNICODE);
    }

    @Test
    void allows_line_breaks_and_tabs_in_lines_only() {
        TextRule lines = TextRule.lines(10);

        assertThat(lines.faultIn("a\r\n\tb")).isEmpty();
        assertThat(lines.faultIn("a\u0007b")).hasValue(TextFault.CONTROL_CHARACTER);
        assertThat(lines.faultIn("12345678901")).hasValue(TextFault.TOO_LONG);
        assertThat(lines.maxLength()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "      ", "\t", "\n"})
    void finds_a_blank_text_before_any_other_fault_if_it_must_not_be_blank(String blank) {
        assertThat(LINE.notBlank().faultIn(blank)).hasValue(TextFault.BLANK);
        assertThat(LINE.notBlank().faultIn(" a ")).isEmpty();
    }

    @Test
    void checks_the_form_last() {
        TextRule rule = TextRule.line(3).of(text -> text.startsWith("a"), TextFault.NOT_A_TIME_ZONE);

        assertThat(rule.faultIn("abc")).isEmpty();
        assertThat(rule.faultIn("b")).hasValue(TextFault.NOT_A_TIME_ZONE);
        assertThat(rule.faultIn("bcde")).hasValue(TextFault.TOO_LONG);
        assertThat(rule.notBlank().faultIn(" ")).hasValue(TextFault.BLANK);
        assertThat(rule.notBlank().faultIn("b")).hasValue(TextFault.NOT_A_TIME_ZONE);
    }

    @Test
    void names_the_parameter_if_the_caller_did_not_check() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINE.require("abcdef", "title"))
                .withMessage("title is TOO_LONG");
        assertThatNullPointerException()
                .isThrownBy(() -> LINE.require(null, "title"))
                .withMessage("title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "intro-call", "a-1-b2"})
    void grants_a_slug(String text) {
        assertThat(TextRule.slug(10).faultIn(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_SLUG",
        "A, NOT_A_SLUG",
        "-a, NOT_A_SLUG",
        "a-, NOT_A_SLUG",
        "a--b, NOT_A_SLUG",
        "a b, NOT_A_SLUG",
        "a/b, NOT_A_SLUG",
        "zoë, NOT_A_SLUG",
        "12345678901, TOO_LONG"
    })
    void finds_the_fault_in_a_slug(String text, TextFault fault) {
        assertThat(TextRule.slug(10).faultIn(text)).hasValue(fault);
    }
}
