package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link io.calendly.ports.Users} promises. */
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
        User added = transactor.inTransaction(stores -> stores.users().add(name, NOW.plusMillis(250)));

        assertThat(added).isEqualTo(new User(added.id(), name, NOW));
        assertThat(user(added.id())).hasValue(added);
    }

    @Test
    void lets_two_people_have_one_name() {
        assertThat(addUser("Ann")).isNotEqualTo(addUser("Ann"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 999, Long.MAX_VALUE, Long.MIN_VALUE})
    void finds_nobody_under_a_number_that_was_never_given_out(long id) {
        addUser("Ann");

        assertThat(user(new UserId(id))).isEmpty();
    }

    @Test
    void is_empty_until_somebody_is_added() {
        assertThat(hasNoUsers()).isTrue();

        addUser("Ann");

        assertThat(hasNoUsers()).isFalse();
    }
}
