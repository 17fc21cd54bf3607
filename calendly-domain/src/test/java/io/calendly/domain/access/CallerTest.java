package io.calendly.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void is_known_by_an_id_of_its_own() {
        assertThat(Caller.ADMINISTRATOR).isEqualTo(new Caller("administrator")).isNotEqualTo(new Caller("ann"));
        assertThatNullPointerException().isThrownBy(() -> new Caller(null)).withMessage("id");
    }
}
