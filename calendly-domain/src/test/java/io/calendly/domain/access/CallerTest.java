package io.calendly.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void is_identified_by_its_id() {
        assertThat(Caller.ADMINISTRATOR).isEqualTo(new Caller("administrator")).isNotEqualTo(new Caller("ann"));
        assertThatNullPointerException().isThrownBy(() -> new Caller(null)).withMessage("id");
    }
}
