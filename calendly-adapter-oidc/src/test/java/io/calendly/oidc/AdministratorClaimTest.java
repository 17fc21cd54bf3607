package io.calendly.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdministratorClaimTest {

    @Test
    void without_a_value_is_met_by_true_only() {
        AdministratorClaim claim = new AdministratorClaim("admin", Optional.empty());

        assertThat(claim.isIn(Map.of("admin", true))).isTrue();
        assertThat(claim.isIn(Map.of("admin", false))).isFalse();
        assertThat(claim.isIn(Map.of("admin", "true"))).isFalse();
        assertThat(claim.isIn(Map.of("admin", 1L))).isFalse();
        assertThat(claim.isIn(Map.of("admin", List.of(true)))).isFalse();
        assertThat(claim.isIn(Map.of("Admin", true))).isFalse();
        assertThat(claim.isIn(Map.of())).isFalse();
    }

    @Test
    void with_a_value_is_met_by_that_text_or_a_list_that_contains_it() {
        AdministratorClaim claim = new AdministratorClaim("groups", Optional.of("admins"));

        assertThat(claim.isIn(Map.of("groups", "admins"))).isTrue();
        assertThat(claim.isIn(Map.of("groups", List.of("staff", "admins")))).isTrue();
        assertThat(claim.isIn(Map.of("groups", "admins staff"))).isFalse();
        assertThat(claim.isIn(Map.of("groups", List.of("no-admins", "Admins")))).isFalse();
        assertThat(claim.isIn(Map.of("groups", List.of(List.of("admins"))))).isFalse();
        assertThat(claim.isIn(Map.of("groups", true))).isFalse();
        assertThat(claim.isIn(Map.of("groups", Map.of("admins", true)))).isFalse();
    }

    @Test
    void is_found_in_objects_by_dots() {
        AdministratorClaim realm = new AdministratorClaim("realm_access.roles", Optional.of("admin"));
        AdministratorClaim client = new AdministratorClaim("resource_access.my.client.roles", Optional.of("admin"));

        assertThat(realm.isIn(Map.of("realm_access", Map.of("roles", List.of("admin")))))
                .isTrue();
        assertThat(realm.isIn(Map.of("realm_access", Map.of("role", List.of("admin")))))
                .isFalse();
        assertThat(realm.isIn(Map.of("realm_access", List.of("roles")))).isFalse();
        assertThat(realm.isIn(Map.of("roles", List.of("admin")))).isFalse();
        assertThat(client.isIn(Map.of("resource_access", Map.of("my.client", Map.of("roles", List.of("admin"))))))
                .isTrue();
    }

    @Test
    void is_found_by_its_literal_name_first() {
        AdministratorClaim url = new AdministratorClaim("https://example.com/roles", Optional.of("admin"));
        AdministratorClaim dotted = new AdministratorClaim("a.b", Optional.of("admin"));

        assertThat(url.isIn(Map.of("https://example.com/roles", List.of("admin"))))
                .isTrue();
        assertThat(dotted.isIn(Map.of("a.b", "guest", "a", Map.of("b", "admin"))))
                .isFalse();
    }

    @Test
    void is_looked_for_under_odd_names_without_a_failure() {
        for (String name : List.of(".", "..", "a.", ".a", "a..b")) {
            assertThat(new AdministratorClaim(name, Optional.empty()).isIn(Map.of("a", Map.of("b", true))))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void refuses_a_blank_name_or_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdministratorClaim(" ", Optional.empty()))
                .withMessage("name is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdministratorClaim("admin", Optional.of("")))
                .withMessage("value is blank");
    }
}
