package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.EmailTaken;
import io.calendly.domain.user.UserRefusal.ExternalIdTaken;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.Users;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link io.calendly.ports.Users}. */
public abstract class UsersContract extends Contract {

    @Test
    void lists_everyone_by_ascending_id() {
        UserId zoe = addUser("Zoe");
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");

        List<User> all = users();

        assertThat(all).extracting(User::id).containsExactly(zoe, ann, bob).isSorted();
        assertThat(all).extracting(User::name).containsExactly("Zoe", "Ann", "Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Zoë Ångström", "李小龍", "O'Neil \"; DROP TABLE users; --", "👩‍🚀", " % _ \\ "})
    void gives_back_what_was_added(String name) {
        User added = transactor.inTransaction(stores -> stores.users().add(Profile.of(name), NOW.plusMillis(250)));

        assertThat(added).isEqualTo(new User(added.id(), Profile.of(name), NOW, 1));
        assertThat(user(added.id())).hasValue(added);
    }

    @Test
    void lets_two_people_have_one_name() {
        assertThat(addUser("Ann")).isNotEqualTo(addUser("Ann"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 999, Long.MAX_VALUE, Long.MIN_VALUE})
    void finds_no_user_with_an_id_that_was_never_given_out(long id) {
        addUser("Ann");

        assertThat(user(new UserId(id))).isEmpty();
    }

    @Test
    void is_empty_until_somebody_is_added() {
        assertThat(hasNoUsers()).isTrue();

        addUser("Ann");

        assertThat(hasNoUsers()).isFalse();
    }

    @Test
    void keeps_what_is_known_of_a_person_and_what_is_changed() {
        Profile ann = new Profile("Ann", Optional.of("Ann@Example.org"), "Europe/Berlin");
        User added = transactor.inTransaction(stores -> stores.users().add(ann, NOW));
        User changed = added.with(new Profile("Anna", Optional.empty(), "Mars/Olympus"));

        assertThat(user(added.id())).hasValue(added);
        write(stores -> stores.users().update(changed));

        assertThat(user(added.id())).hasValue(changed);
        assertThat(changed.version()).isEqualTo(2);
    }

    @Test
    void lets_no_two_users_share_an_address_however_it_is_capitalized() {
        User ann = transactor.inTransaction(stores -> stores.users().add(withEmail("Ann", "ann@example.org"), NOW));
        User bob = transactor.inTransaction(stores -> stores.users().add(withEmail("Bob", "bob@example.org"), NOW));

        assertThatRefusal(EmailTaken.class)
                .isThrownBy(() -> write(stores -> stores.users().add(withEmail("Eve", "ANN@example.ORG"), NOW)))
                .satisfies(refusal -> assertThat(refusal.email()).isEqualTo("ANN@example.ORG"));
        assertThatRefusal(EmailTaken.class)
                .isThrownBy(() ->
                        write(stores -> stores.users().update(bob.with(withEmail("Bob", "Ann@example.org")))));

        write(stores -> stores.users().update(ann.with(withEmail("Ann", "ANN@example.org"))));
        assertThat(users()).extracting(User::name).containsExactly("Ann", "Bob");
    }

    @Test
    void names_the_address_that_is_taken_and_not_one_added_before_it() {
        write(stores -> stores.users().add(withEmail("Ann", "ann@example.org"), NOW));

        assertThatRefusal(EmailTaken.class)
                .isThrownBy(() -> write(stores -> {
                    stores.users().add(withEmail("Bob", "bob@example.org"), NOW);
                    stores.users().add(withEmail("Eve", "ann@example.org"), NOW);
                }))
                .satisfies(refusal -> assertThat(refusal.email()).isEqualTo("ann@example.org"));
    }

    @Test
    void finds_a_user_by_the_id_at_the_issuer() {
        User ann = add(withExternalId("Ann", "auth0|Ann"));
        addUser("Bob");

        assertThat(ann.profile().externalId()).hasValue("auth0|Ann");
        assertThat(findByExternalId("auth0|Ann")).hasValue(ann);
        assertThat(findByExternalId("auth0|ann")).as("in another case").isEmpty();
        assertThat(findByExternalId("")).isEmpty();
        assertThat(user(ann.id())).hasValue(ann);
        assertThat(users()).contains(ann);
        assertThat(page("ann", new UserId(0), 9)).containsExactly(ann);
        assertThat(page("auth0", new UserId(0), 9))
                .as("a search looks at names and addresses only")
                .isEmpty();
    }

    @Test
    void lets_no_two_users_share_an_id_at_the_issuer() {
        User ann = add(withExternalId("Ann", "1"));
        User bob = add(withExternalId("Bob", "2"));

        assertThatRefusal(ExternalIdTaken.class)
                .isThrownBy(() -> add(withExternalId("Eve", "1")))
                .satisfies(refusal -> assertThat(refusal.externalId()).isEqualTo("1"));
        assertThatRefusal(ExternalIdTaken.class)
                .isThrownBy(() -> write(stores -> stores.users().update(bob.with(withExternalId("Bob", "1")))))
                .satisfies(refusal -> assertThat(refusal.externalId()).isEqualTo("1"));

        assertThat(users()).containsExactly(ann, bob);
    }

    @Test
    void tells_whether_the_address_or_the_id_at_the_issuer_is_taken() {
        Profile anns = withEmail("Ann", "ann@example.org").withExternalId(Optional.of("1"));
        add(anns);
        User bob = add(Profile.of("Bob"));
        Profile sameEmail = withEmail("Bob", "ann@example.org").withExternalId(Optional.of("2"));
        Profile sameExternalId = withEmail("Bob", "bob@example.org").withExternalId(Optional.of("1"));

        assertThatRefusal(EmailTaken.class).isThrownBy(() -> add(sameEmail));
        assertThatRefusal(ExternalIdTaken.class).isThrownBy(() -> add(sameExternalId));
        assertThatRefusal(EmailTaken.class)
                .isThrownBy(() -> write(stores -> stores.users().update(bob.with(sameEmail))));
        assertThatRefusal(ExternalIdTaken.class)
                .isThrownBy(() -> write(stores -> stores.users().update(bob.with(sameExternalId))));
    }

    @Test
    void lets_another_user_have_an_id_at_the_issuer_that_was_changed_or_whose_user_was_removed() {
        User ann = add(withExternalId("Ann", "1"));
        User bob = add(withExternalId("Bob", "2"));

        User changed = ann.with(withExternalId("Ann", "3"));
        write(stores -> stores.users().update(changed));
        assertThat(findByExternalId("1")).isEmpty();
        assertThat(findByExternalId("3")).hasValue(changed);
        write(stores -> {
            stores.users().lock(List.of(bob.id()));
            stores.users().remove(bob.id());
        });
        assertThat(findByExternalId("2")).isEmpty();

        User first = add(withExternalId("Eve", "1"));
        User second = add(withExternalId("Dan", "2"));
        assertThat(findByExternalId("1")).hasValue(first);
        assertThat(findByExternalId("2")).hasValue(second);
    }

    @Test
    void lets_any_number_of_users_have_no_id_at_the_issuer() {
        User ann = add(withExternalId("Ann", "1"));
        User bob = add(Profile.of("Bob"));

        User unknown = ann.with(Profile.of("Ann"));
        write(stores -> stores.users().update(unknown));

        assertThat(users()).containsExactly(unknown, bob);
        assertThat(findByExternalId("1")).isEmpty();
    }

    private User add(Profile profile) {
        return transactor.inTransaction(stores -> stores.users().add(profile, NOW));
    }

    private Optional<User> findByExternalId(String externalId) {
        return transactor.readOnly(stores -> stores.users().findByExternalId(externalId));
    }

    private static Profile withExternalId(String name, String externalId) {
        return Profile.of(name).withExternalId(Optional.of(externalId));
    }

    private static Profile withEmail(String name, String email) {
        return new Profile(name, Optional.of(email), "UTC");
    }

    @Test
    void finds_people_by_a_part_of_their_name_or_address_a_page_at_a_time() {
        UserId zoe = addUser("ZOË 100%");
        UserId ann = addUser("Ann_1");
        write(stores -> stores.users().add(withEmail("Bob", "bob@zoë.example"), NOW));
        UserId first = new UserId(0);

        assertThat(page("zoë", first, 9)).extracting(User::name).containsExactly("ZOË 100%", "Bob");
        assertThat(page("Zoë", zoe, 9)).extracting(User::name).containsExactly("Bob");
        assertThat(page("", first, 2)).extracting(User::id).containsExactly(zoe, ann);
        assertThat(page("0%", first, 9)).extracting(User::id).containsExactly(zoe);
        assertThat(page("n_1", first, 9)).extracting(User::id).containsExactly(ann);
        assertThat(page("%", first, 9)).hasSize(1);
        assertThat(page("!", first, 9)).isEmpty();
    }

    @Test
    void finds_people_by_texts_that_differ_in_case_only() {
        addUser("ΜΑΣΑ");
        addUser("Straße");

        assertThat(page("ΜΑΣ", new UserId(0), 9)).extracting(User::name).containsExactly("ΜΑΣΑ");
        assertThat(page("μας", new UserId(0), 9)).extracting(User::name).containsExactly("ΜΑΣΑ");
        assertThat(page("STRASSE", new UserId(0), 9)).extracting(User::name).containsExactly("Straße");
    }

    @Test
    void searches_the_names_alone_if_that_is_asked_for() {
        write(stores -> {
            stores.users().add(withEmail("Ann", "bob@example.org"), NOW);
            stores.users().add(withEmail("Bob", "ann@example.org"), NOW);
            stores.users().add(Profile.of("Rob 100%"), NOW);
        });

        assertThat(pageByName("ob")).extracting(User::name).containsExactly("Bob", "Rob 100%");
        assertThat(pageByName("EXAMPLE")).isEmpty();
        assertThat(pageByName("0%")).extracting(User::name).containsExactly("Rob 100%");
        assertThat(pageByName("")).hasSize(3);
    }

    private List<User> pageByName(String text) {
        return transactor.readOnly(
                stores -> stores.users().page(text, Users.Searched.NAME, new UserId(Long.MIN_VALUE), 9));
    }

    @Test
    void has_users_in_a_time_zone_that_this_jvm_does_not_know() {
        Profile martian = new Profile("Ann", Optional.empty(), "Mars/Olympus");
        User ann = transactor.inTransaction(stores -> stores.users().add(martian, NOW));

        assertThat(users()).containsExactly(ann);
        assertThat(page("ann", new UserId(0), 9)).containsExactly(ann);
        User renamed = ann.with(new Profile("Anna", Optional.empty(), "Mars/Olympus"));
        write(stores -> stores.users().update(renamed));
        assertThat(user(ann.id())).hasValue(renamed);
        write(stores -> {
            stores.users().lock(List.of(ann.id()));
            stores.users().remove(ann.id());
        });
        assertThat(users()).isEmpty();
    }

    private List<User> page(String text, UserId after, int most) {
        return transactor.readOnly(stores -> stores.users().page(text, Users.Searched.NAME_AND_EMAIL, after, most));
    }

    @Test
    void removes_a_person_with_all_that_was_declared_and_never_gives_out_the_id_again() {
        UserId ann = transactor
                .inTransaction(stores -> stores.users().add(withEmail("Ann", "ann@example.org"), NOW))
                .id();
        UserId bob = addUser("Bob");
        declare(ann, slot(0, 10));

        write(stores -> {
            stores.users().lock(List.of(ann));
            stores.users().remove(ann);
        });

        assertThat(user(ann)).isEmpty();
        assertThat(users()).extracting(User::id).containsExactly(bob);
        assertThat(page("ann", new UserId(0), 9)).isEmpty();
        assertThat(calendar(ann, slot(0, 10)).declared()).isEmpty();
        assertThat(hasNoUsers()).as("nobody was ever added").isFalse();
        assertThat(unknown(ann, bob, new UserId(404))).containsExactly(ann, new UserId(404));
        assertThatRefusal(UnknownUsers.class).isThrownBy(() -> declare(ann, slot(0, 10)));
        UserId next = transactor
                .inTransaction(stores -> stores.users().add(withEmail("Ann", "ann@example.org"), NOW))
                .id();
        assertThat(next).isGreaterThan(bob);
    }

    @Test
    void locks_users_and_names_all_who_do_not_exist() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId removed = addUser("Eve");
        UserId ghost = new UserId(404);
        write(stores -> {
            stores.users().lock(List.of(removed));
            stores.users().remove(removed);
        });

        write(stores -> stores.users().lock(List.of(bob, ann, bob)));
        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> write(stores -> stores.users().lock(List.of(ghost, ann, removed))))
                .satisfies(refusal -> assertThat(refusal.users()).containsExactly(removed, ghost));
        assertThat(transactor.<SortedSet<UserId>>inTransaction(
                        stores -> stores.users().lockExisting(List.of(ghost, bob, removed, ann))))
                .containsExactly(ann, bob);
        write(stores -> stores.users().lock(List.of()));
    }

    @Test
    void lets_one_transaction_at_a_time_hold_the_lock_of_a_user() throws Exception {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        List<List<UserId>> orders = List.of(List.of(ann, bob), List.of(bob, ann), List.of(ann));

        // Each reads Ann's version and stores the next. Were two at it at once, one would be lost.
        Race.of(16, racer -> {
            for (int round = 0; round < 5; round++) {
                List<UserId> order = orders.get((racer + round) % orders.size());
                write(stores -> {
                    stores.users().lock(order);
                    User before = stores.users().require(ann);
                    Race.letOthersRun();
                    stores.users().update(before.with(before.profile()));
                });
            }
        });

        assertThat(user(ann).orElseThrow().version()).isEqualTo(81);
    }

    private SortedSet<UserId> unknown(UserId... ids) {
        return transactor.readOnly(stores -> stores.users().unknown(List.of(ids)));
    }
}
