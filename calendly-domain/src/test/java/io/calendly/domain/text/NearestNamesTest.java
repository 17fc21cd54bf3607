package io.calendly.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    private static final List<String> KNOWN = List.of("PORT", "HOST", "DATABASE_URL", "SEED", "Post");

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', ab, 2",
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, ac, 1",
        "abc, abcd, 1",
        "abc, acb, 1",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void counts_edits_in_both_directions(String one, String other, int edits) {
        assertThat(NearestNames.edits(one, other)).isEqualTo(edits);
        assertThat(NearestNames.edits(other, one)).isEqualTo(edits);
    }

    @Test
    void are_those_with_the_fewest_edits_and_then_in_alphabetical_order() {
        assertThat(NearestNames.of("PORT", KNOWN, 9)).containsExactly("PORT", "Post");
        assertThat(NearestNames.of("POST", KNOWN, 9)).containsExactly("Post", "HOST", "PORT");
        assertThat(NearestNames.of("POST", KNOWN, 2)).containsExactly("Post", "HOST");
    }

    @Test
    void ignore_case_blanks_around_and_blanks_for_underscores() {
        assertThat(NearestNames.of(" database url ", KNOWN, 9)).containsExactly("DATABASE_URL");
        assertThat(NearestNames.of("DATBASE-ULR", KNOWN, 9)).containsExactly("DATABASE_URL");
    }

    @Test
    void are_none_where_more_than_a_third_of_a_name_differs() {
        assertThat(NearestNames.of("", KNOWN, 9)).isEmpty();
        assertThat(NearestNames.of("PORCH", KNOWN, 9)).isEmpty();
        assertThat(NearestNames.of("x".repeat(100_000), KNOWN, 9)).isEmpty();
    }
}
