package io.calendly.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.calendly.domain.user.UserId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final UserId ANN = new UserId(7);

    @Test
    void keeps_what_it_stores_under_a_key_apart_from_what_others_do() {
        Caller service = Caller.service("k1", Set.of(Scope.WRITE));

        assertThat(service.id())
                .isNotEqualTo(Caller.service("k2", Set.of(Scope.WRITE)).id());
        assertThat(service.actingFor(ANN).id())
                .isNotEqualTo(service.id())
                .isNotEqualTo(Caller.user(ANN, "k3", Set.of(Scope.WRITE)).id());
        assertThat(Caller.anonymous("192.0.2.1").id())
                .isNotEqualTo(Caller.anonymous("192.0.2.2").id());
    }

    @Test
    void is_the_same_caller_with_each_credential_of_a_user() {
        assertThat(Caller.user(ANN, "k1", Set.of(Scope.READ)).id())
                .isEqualTo(Caller.user(ANN, "k2", Set.of(Scope.WRITE)).id());
    }

    @Test
    void is_an_actor_by_the_user_it_acts_as() {
        Caller service = Caller.service("k1", Set.of(Scope.WRITE));

        assertThat(service.actor()).isEqualTo("key:k1");
        assertThat(service.actingFor(ANN).actor()).isEqualTo("user:7");
        assertThat(service.actingFor(ANN).credential()).contains("k1");
        assertThat(Caller.administrator(Optional.of(ANN), "key:k2", "k2").actor())
                .isEqualTo("user:7");
        assertThat(Caller.ADMINISTRATOR.actor()).isEqualTo("administrator");
        assertThat(Caller.anonymous("192.0.2.1").actor())
                .as("an address is personal data")
                .isEqualTo("anonymous");
    }

    @Test
    void keeps_its_scopes_when_it_acts_for_a_user() {
        Caller reader = Caller.service("k1", Set.of(Scope.READ)).actingFor(ANN);
        Caller formerAdministrator =
                Caller.administrator(Optional.empty(), "key:k2", "k2").actingFor(ANN);

        assertThat(reader.scopes()).containsExactly(Scope.READ);
        assertThat(Rule.ADMINISTER.allowsAlways(formerAdministrator)).isFalse();
        assertThat(Rule.CHANGE_TIME.allows(formerAdministrator, Set.of(ANN))).isTrue();
        assertThat(Rule.CHANGE_TIME.allows(formerAdministrator, Set.of(new UserId(8))))
                .isFalse();
    }

    @Test
    void acts_for_others_only_as_a_service_or_an_administrator() {
        Caller user = Caller.user(ANN, "k1", Set.of(Scope.WRITE));

        assertThat(user.mayActForOthers()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> user.actingFor(new UserId(8)));
        assertThatIllegalStateException()
                .isThrownBy(() -> Caller.anonymous("192.0.2.1").actingFor(ANN));
    }

    @Test
    void has_a_user_if_its_role_says_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Caller(Caller.Role.USER, Optional.empty(), Set.of(Scope.READ), "x", Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Caller(Caller.Role.SERVICE, Optional.of(ANN), Set.of(Scope.READ), "x", Optional.empty()));
    }
}
