package io.calendly.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.domain.text.TextFault;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Zoë Ångström", "李小龍", "O'Neil-Smith, Jr.", "👩‍🚀"})
    void may_have_any_name_that_people_have(String name) {
        assertThat(new User(new UserId(1), Profile.of(name), Instant.EPOCH, 1).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "a\nb", "a\u0000b", "a\u009fb", "\ud800x"})
    void has_a_name_that_can_be_read(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(new UserId(1), Profile.of(name), Instant.EPOCH, 1))
                .withMessageStartingWith("name is ");
    }

    @Test
    void has_a_name_of_bounded_length() {
        assertThat(Profile.NAME.faultIn("x".repeat(200))).isEmpty();
        assertThat(Profile.NAME.faultIn("x".repeat(201))).hasValue(TextFault.TOO_LONG);
    }

    @Test
    void leaves_events_of_what_happened_to_it_and_none_of_no_change() {
        User ann = new User(new UserId(1), Profile.of("Ann"), Instant.EPOCH, 1);
        User anna = ann.with(Profile.of("Anna"));

        assertThat(UserEvent.between(Optional.empty(), Optional.of(ann))).containsExactly(new UserEvent.Created(ann));
        assertThat(UserEvent.between(Optional.of(ann), Optional.of(anna)))
                .containsExactly(new UserEvent.Changed(anna, ann.profile()));
        assertThat(UserEvent.between(Optional.of(ann), Optional.empty()))
                .containsExactly(new UserEvent.Deleted(ann.id()));
        assertThat(UserEvent.between(Optional.of(ann), Optional.of(ann))).isEmpty();
    }
}
