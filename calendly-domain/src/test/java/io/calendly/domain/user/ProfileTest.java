package io.calendly.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.calendly.domain.text.TextFault;
import io.calendly.domain.time.TimeZones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static final String BERLIN = "Europe/Berlin";

    @Test
    void of_a_name_has_no_address_and_the_zone_utc() {
        assertThat(Profile.of("Ann")).isEqualTo(new Profile("Ann", Optional.empty(), "UTC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a@b", "ann+calendly@mail.example.org", "ÄNN@exämple.org"})
    void may_have_any_plausible_address(String email) {
        assertThat(new Profile("Ann", Optional.of(email), BERLIN).email()).hasValue(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@", "ann@", "@example.org", "a b@c", "a@b@c", "a@b..c", "a@.b", "a@b."})
    void refuses_an_implausible_address(String email) {
        assertThat(Profile.EMAIL.faultIn(email)).hasValue(TextFault.NOT_AN_EMAIL_ADDRESS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Profile("Ann", Optional.of(email), BERLIN))
                .withMessageStartingWith("email is ");
    }

    @Test
    void has_an_address_of_bounded_length() {
        String longest = "a".repeat(248) + "@b.org";

        assertThat(Profile.EMAIL.faultIn(longest)).isEmpty();
        assertThat(Profile.EMAIL.faultIn("a" + longest)).hasValue(TextFault.TOO_LONG);
    }

    @Test
    void compares_addresses_in_lower_case() {
        assertThat(new Profile("Ann", Optional.of("Ann@Example.ORG"), BERLIN).emailKey())
                .hasValue("ann@example.org");
        assertThat(Profile.of("Ann").emailKey()).isEmpty();
    }

    @Test
    void matches_a_text_in_the_name_or_in_the_address_ignoring_case() {
        Profile ann = new Profile("Ann Lee", Optional.of("boss@example.org"), BERLIN);

        assertThat(ann.matches("")).isTrue();
        assertThat(ann.matches("N L")).isTrue();
        assertThat(ann.matches("BOSS@")).isTrue();
        assertThat(ann.matches("Bob")).isFalse();
        assertThat(ann.matches("leeboss")).as("across name and address").isFalse();
        assertThat(Profile.of("Ann").searchKey()).isEqualTo("ann");
        assertThat(ann.searchKey()).isEqualTo("ann lee\nboss@example.org");
        assertThat(Profile.searchKey("ÄB")).isEqualTo("äb");
    }

    @ParameterizedTest
    @CsvSource({
        "ΜΑΣΑ, ΜΑΣ", "ΜΑΣ, μας", "μας, ΜΑΣ", "μασ, μας", "Straße, STRASSE", "STRASSE, straße", "STRAẞE, straße",
        "straße, STRAẞE", "İzmir, i̇zmir", "i̇zmir, İZMIR", "ﬁx, FIX", "ÅNGSTRÖM, ångström", "ſo, SO", "ДОМ, дом",
        "𐐀, 𐐨"
    })
    void matches_texts_that_differ_in_case_only_by_the_rules_of_unicode(String name, String query) {
        assertThat(Profile.of(name).matches(query)).isTrue();
    }

    @Test
    void compares_addresses_by_the_same_rules() {
        assertThat(withEmail("ΜΑΣ@x.gr").emailKey())
                .isEqualTo(withEmail("μασ@x.gr").emailKey());
        assertThat(withEmail("μας@x.gr").emailKey())
                .isEqualTo(withEmail("ΜΑΣ@x.gr").emailKey());
    }

    private static Profile withEmail(String email) {
        return new Profile("Ann", Optional.of(email), BERLIN);
    }

    @Test
    void takes_the_name_of_a_zone_from_clients() {
        assertThat(TimeZones.NAME.faultIn("Europe/Berlin")).isEmpty();
        assertThat(TimeZones.NAME.faultIn("EST")).isEmpty();
        assertThat(TimeZones.NAME.faultIn("+01:00")).hasValue(TextFault.NOT_A_TIME_ZONE);
        assertThat(TimeZones.NAME.faultIn("SystemV/EST5")).hasValue(TextFault.NOT_A_TIME_ZONE);
        assertThat(TimeZones.NAME.faultIn("Mars/Olympus")).hasValue(TextFault.NOT_A_TIME_ZONE);
        assertThat(TimeZones.NAME.faultIn("")).hasValue(TextFault.NOT_A_TIME_ZONE);
        assertThatNullPointerException()
                .isThrownBy(() -> new Profile("Ann", Optional.empty(), null))
                .withMessage("timeZone");
    }

    @Test
    void keeps_a_stored_zone_that_this_jvm_does_not_know() {
        assertThat(new Profile("Ann", Optional.empty(), "Mars/Olympus").timeZone())
                .isEqualTo("Mars/Olympus");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Profile("Ann", Optional.empty(), "UTC\n"))
                .withMessageStartingWith("timeZone is ");
    }

    @Test
    void becomes_the_next_version_of_a_user() {
        User ann = new User(new UserId(7), Profile.of("Ann"), Instant.EPOCH, 1);

        User changed = ann.with(Profile.of("Anna"));

        assertThat(changed).isEqualTo(new User(new UserId(7), Profile.of("Anna"), Instant.EPOCH, 2));
        assertThat(changed.name()).isEqualTo("Anna");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(new UserId(7), Profile.of("Ann"), Instant.EPOCH, 0))
                .withMessageContaining("version");
        assertThatNullPointerException()
                .isThrownBy(() -> new User(null, Profile.of("Ann"), Instant.EPOCH, 1))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> new User(new UserId(7), null, Instant.EPOCH, 1))
                .withMessage("profile");
        assertThatNullPointerException()
                .isThrownBy(() -> new User(new UserId(7), Profile.of("Ann"), null, 1))
                .withMessage("createdAt");
    }

    @Test
    void belongs_to_users_who_are_ordered_by_id() {
        UserId two = new UserId(2);
        UserId ten = new UserId(10);

        assertThat(new TreeSet<>(List.of(ten, two))).containsExactly(two, ten);
        assertThat(ten).hasToString("10").isGreaterThan(two).isEqualByComparingTo(new UserId(10));
    }

    @Test
    void is_named_in_refusals_without_the_address() {
        assertThat(new UserRefusal.EmailTaken("ann@example.org")).hasToString("EmailTaken");
        assertThat(new UserRefusal.EmailTaken("ann@example.org").email()).isEqualTo("ann@example.org");
        assertThat(UserRefusal.UnknownUsers.of(new UserId(2)).users()).containsExactly(new UserId(2));
        assertThat(UserRefusal.UnknownUsers.of(List.of(new UserId(2), new UserId(1)))
                        .users())
                .containsExactly(new UserId(1), new UserId(2));
    }
}
