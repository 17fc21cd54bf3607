package io.calendly.domain.eventtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.eventtype.BookingLimits.Period;
import io.calendly.domain.schedule.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When invitees may book, and what they are asked. */
class BookingRulesTest {

    private static DateRange range(String from, String until) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(until));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-06-01, 2026-06-01, 2026-06-01",
        "WEEK, 2026-06-01, 2026-06-01, 2026-06-07",
        "WEEK, 2026-06-07, 2026-06-01, 2026-06-07",
        "WEEK, 2026-12-31, 2026-12-28, 2027-01-03",
        "WEEK, 2027-01-03, 2026-12-28, 2027-01-03",
        "WEEK, 2027-01-04, 2027-01-04, 2027-01-10",
        "MONTH, 2026-12-31, 2026-12-01, 2026-12-31",
        "MONTH, 2028-02-01, 2028-02-01, 2028-02-29",
        "WEEK, 1970-01-01, 1970-01-01, 1970-01-04",
        "WEEK, 9999-12-31, 9999-12-27, 9999-12-31"
    })
    void a_period_is_a_day_a_week_from_monday_or_a_month(Period period, LocalDate date, String first, String last) {
        assertThat(period.of(date)).isEqualTo(range(first, last));
    }

    @Test
    void limits_are_from_one_to_the_maximum() {
        BookingLimits limits =
                new BookingLimits(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(BookingLimits.MAX));

        assertThat(limits.set()).isEqualTo(Map.of(Period.DAY, 1, Period.MONTH, BookingLimits.MAX));
        assertThat(new BookingLimits(OptionalInt.empty(), OptionalInt.of(2), OptionalInt.empty()).set())
                .isEqualTo(Map.of(Period.WEEK, 2));
        assertThat(BookingLimits.NONE.set()).isEmpty();
        for (int wrong : List.of(0, BookingLimits.MAX + 1)) {
            OptionalInt none = OptionalInt.empty();
            OptionalInt limit = OptionalInt.of(wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BookingLimits(limit, none, none))
                    .withMessageContaining("perDay");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BookingLimits(none, limit, none))
                    .withMessageContaining("perWeek");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BookingLimits(none, none, limit))
                    .withMessageContaining("perMonth");
        }
    }

    @Test
    void a_window_is_a_number_of_days_after_today_or_certain_dates() {
        LocalDate today = LocalDate.parse("2026-06-01");

        assertThat(new BookingWindow.Days(0).dates(today)).isEqualTo(range("2026-06-01", "2026-06-01"));
        assertThat(new BookingWindow.Days(30).dates(today)).isEqualTo(range("2026-06-01", "2026-07-01"));
        assertThat(new BookingWindow.Days(5).dates(LocalDate.parse("9999-12-30")))
                .isEqualTo(range("9999-12-30", "9999-12-31"));
        assertThat(new BookingWindow.Dates(range("2026-01-01", "2026-01-31")).dates(today))
                .isEqualTo(range("2026-01-01", "2026-01-31"));
        assertThat(new BookingWindow.Days(BookingWindow.Days.MAX_DAYS).days()).isEqualTo(3_660);
        for (int wrong : List.of(-1, BookingWindow.Days.MAX_DAYS + 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BookingWindow.Days(wrong))
                    .withMessageContaining("days");
        }
        assertThatNullPointerException()
                .isThrownBy(() -> new BookingWindow.Dates(null))
                .withMessage("dates");
    }

    @Test
    void notices_are_at_most_a_year_and_never_negative() {
        int max = BookingRules.MAX_NOTICE;
        BookingRules longest = new BookingRules(max, Optional.empty(), BookingLimits.NONE, max, true);

        assertThat(longest.minimumNotice()).isEqualTo(longest.cancellationNotice());
        for (int wrong : List.of(-1, max + 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BookingRules(wrong, Optional.empty(), BookingLimits.NONE, 0, false))
                    .withMessageContaining("minimumNotice");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BookingRules(0, Optional.empty(), BookingLimits.NONE, wrong, false))
                    .withMessageContaining("cancellationNotice");
        }
        assertThatNullPointerException()
                .isThrownBy(() -> new BookingRules(0, Optional.empty(), null, 0, false))
                .withMessage("limits");
    }

    @Test
    void only_a_question_of_choice_has_choices_and_all_differ() {
        List<String> none = List.of();

        assertThat(Question.faultIn(Question.Type.CHOICE, List.of("a", "b"))).isEmpty();
        assertThat(Question.faultIn(Question.Type.TEXT, none)).isEmpty();
        assertThat(Question.faultIn(Question.Type.CHOICE, none)).hasValue(EventTypeFault.CHOICES_MISSING);
        assertThat(Question.faultIn(Question.Type.CHOICE, List.of("a", "a"))).hasValue(EventTypeFault.CHOICE_REPEATED);
        for (Question.Type type : Question.Type.values()) {
            if (type != Question.Type.CHOICE) {
                assertThat(Question.faultIn(type, List.of("a"))).hasValue(EventTypeFault.CHOICES_OF_NO_CHOICE);
            }
        }
    }

    @Test
    void a_question_has_a_name_and_choices_of_one_line() {
        assertThat(new Question("Size?", Question.Type.CHOICE, List.of("S", "L"), true).choices())
                .containsExactly("S", "L");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(" ", Question.Type.TEXT, List.of(), true))
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question("Size?", Question.Type.CHOICE, List.of("a\nb"), true))
                .withMessageContaining("choice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question("Size?", Question.Type.CHOICE, List.of(), true))
                .withMessageContaining("CHOICES_MISSING");
    }
}
