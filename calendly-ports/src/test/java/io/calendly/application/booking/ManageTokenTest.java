package io.calendly.application.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ManageTokenTest {

    /** The first example of FIPS 180-4. */
    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void has_128_random_bits() {
        assertThat(ManageToken.next(new Random(1)).value()).matches("[0-9a-f]{32}");
        assertThat(ManageToken.next(new Random(1))).isNotEqualTo(ManageToken.next(new Random(2)));
    }

    @Test
    void is_known_by_its_hash() {
        ManageToken token = new ManageToken("abc");

        assertThat(token.hash()).isEqualTo(HASH_OF_ABC);
        assertThat(token.matches(HASH_OF_ABC)).isTrue();
        assertThat(token.matches(HASH_OF_ABC.substring(1))).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(token.value())).isFalse();
        assertThat(new ManageToken("abd").matches(HASH_OF_ABC)).isFalse();
    }

    @Test
    void hides_the_secret_in_texts() {
        assertThat(new ManageToken("abc")).hasToString("ManageToken");
        assertThatNullPointerException().isThrownBy(() -> new ManageToken(null)).withMessage("value");
    }
}
