package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Scope;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link io.calendly.ports.ApiKeys}. */
public abstract class ApiKeysContract extends Contract {

    private static final Instant HOUR = NOW;

    private final Random random = new Random(5);
    private UserId ann;
    private UserId bob;

    @BeforeEach
    final void addUsers() {
        ann = addUser("Ann");
        bob = addUser("Bob");
    }

    private ApiKey key(String name, Optional<UserId> user) {
        return new ApiKey(
                ApiKeyId.next(NOW, random),
                name,
                user,
                Set.of(Scope.WRITE),
                "hash of " + name,
                NOW,
                Optional.empty(),
                Optional.empty());
    }

    private ApiKey added(ApiKey key) {
        write(stores -> add(stores, key));
        return key;
    }

    private static void add(Stores stores, ApiKey key) {
        key.user().ifPresent(user -> stores.users().lock(List.of(user)));
        stores.apiKeys().add(key);
    }

    private Optional<ApiKey> find(ApiKeyId id) {
        return transactor.reads().apiKeys().find(id);
    }

    private List<ApiKey> page(Optional<ApiKeyId> after, int max) {
        return transactor.reads().apiKeys().page(after, max);
    }

    private void use(ApiKey key, Instant hour) {
        write(stores -> stores.apiKeys().use(key.id(), hour));
    }

    private boolean remove(ApiKeyId id) {
        return transactor.<Boolean>inTransaction(stores -> stores.apiKeys().remove(id));
    }

    private void removeUser(UserId user) {
        write(stores -> {
            stores.users().lock(List.of(user));
            stores.users().remove(user);
        });
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void gives_back_a_key_of_a_user_and_one_of_a_service(Scope scope) {
        ApiKey full = new ApiKey(
                ApiKeyId.next(NOW, random),
                "Zoë's \"calendar\" 📅",
                Optional.of(ann),
                Set.of(scope),
                "c0ffee",
                NOW,
                Optional.of(NOW.plusSeconds(1)),
                Optional.of(HOUR));
        ApiKey bare = key("bare", Optional.empty());

        added(full);
        added(bare);

        assertThat(find(full.id())).hasValue(full);
        assertThat(find(bare.id())).hasValue(bare);
        assertThat(transactor.<Optional<ApiKey>>inTransaction(
                        stores -> stores.apiKeys().find(full.id())))
                .hasValue(full);
    }

    @Test
    void tells_whether_a_user_has_a_key() {
        ApiKey key = added(key("of Ann", Optional.of(ann)));

        assertThat(hasAny(ann)).isTrue();
        assertThat(hasAny(bob)).isFalse();
        remove(key.id());
        assertThat(hasAny(ann)).isFalse();
    }

    private boolean hasAny(UserId user) {
        return transactor.reads().apiKeys().hasAny(user);
    }

    @Test
    void finds_no_key_with_an_id_that_no_key_has() {
        added(key("other", Optional.empty()));

        assertThat(find(ApiKeyId.next(NOW, random))).isEmpty();
    }

    @Test
    void lets_a_user_have_several_keys_and_several_keys_have_one_name() {
        ApiKey first = added(key("key", Optional.of(ann)));
        ApiKey second = added(key("key", Optional.of(ann)));

        assertThat(page(Optional.empty(), 9)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void lists_keys_in_the_order_in_which_they_were_made_a_page_at_a_time() {
        ApiKey third = added(made(2));
        ApiKey first = added(made(0));
        ApiKey second = added(made(1));

        assertThat(page(Optional.empty(), 2)).containsExactly(first, second);
        assertThat(page(Optional.of(second.id()), 2)).containsExactly(third);
        assertThat(page(Optional.of(third.id()), 2)).isEmpty();
        assertThat(page(Optional.of(first.id()), 9)).containsExactly(second, third);
        remove(second.id());
        assertThat(page(Optional.of(second.id()), 9))
                .as("after a key that was removed")
                .containsExactly(third);
    }

    private ApiKey made(int secondsLater) {
        Instant at = NOW.plusSeconds(secondsLater);
        return new ApiKey(
                ApiKeyId.next(at, random),
                "key",
                Optional.empty(),
                Set.of(Scope.READ),
                "hash",
                at,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void stores_the_last_hour_of_use_and_never_an_earlier_one() {
        ApiKey key = added(key("used", Optional.of(ann)));
        ApiKey other = added(key("unused", Optional.of(ann)));
        Instant later = HOUR.plus(Duration.ofHours(1));

        use(key, HOUR);
        assertThat(find(key.id())).hasValue(key.usedIn(HOUR));
        use(key, later);
        assertThat(find(key.id())).hasValue(key.usedIn(later));
        use(key, later);
        use(key, HOUR);
        assertThat(find(key.id())).hasValue(key.usedIn(later));
        assertThat(find(other.id())).hasValue(other);
    }

    @Test
    void stores_the_last_hour_of_uses_at_the_same_time() throws Exception {
        ApiKey key = added(key("used", Optional.of(ann)));

        Race.of(8, racer -> {
            for (int round = 0; round < 5; round++) {
                use(key, HOUR.plus(Duration.ofHours((racer * 5 + round * 7) % 40)));
            }
        });

        assertThat(find(key.id())).hasValue(key.usedIn(HOUR.plus(Duration.ofHours(39))));
    }

    @Test
    void does_not_bring_back_a_key_that_is_used_after_its_removal() {
        ApiKey key = added(key("gone", Optional.empty()));
        remove(key.id());

        use(key, HOUR);

        assertThat(find(key.id())).isEmpty();
    }

    @Test
    void removes_a_key_and_tells_whether_there_was_one() {
        ApiKey key = added(key("gone", Optional.of(ann)));
        ApiKey other = added(key("stays", Optional.of(ann)));

        assertThat(remove(key.id())).isTrue();
        assertThat(remove(key.id())).isFalse();

        assertThat(find(key.id())).isEmpty();
        assertThat(page(Optional.empty(), 9)).containsExactly(other);
    }

    @Test
    void tells_one_of_those_who_remove_a_key_at_the_same_time_that_there_was_one() throws Exception {
        ApiKey key = added(key("gone", Optional.empty()));
        AtomicInteger removed = new AtomicInteger();

        Race.of(8, racer -> {
            if (remove(key.id())) {
                removed.incrementAndGet();
            }
        });

        assertThat(removed).hasValue(1);
    }

    @Test
    void removes_the_keys_of_a_user_with_the_user() {
        ApiKey first = added(key("first", Optional.of(ann)));
        ApiKey second = added(key("second", Optional.of(ann)));
        ApiKey bobs = added(key("Bob's", Optional.of(bob)));
        ApiKey service = added(key("service", Optional.empty()));

        removeUser(ann);

        assertThat(find(first.id())).isEmpty();
        assertThat(find(second.id())).isEmpty();
        assertThat(page(Optional.empty(), 9)).containsExactlyInAnyOrder(bobs, service);
    }

    @Test
    void keeps_nothing_of_a_transaction_that_is_rolled_back() {
        ApiKey key = added(key("stays", Optional.of(ann)));
        ApiKey other = added(key("stays, too", Optional.of(bob)));
        ApiKey rolledBack = key("never", Optional.empty());

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> write(stores -> {
                    stores.users().lock(List.of(ann));
                    stores.apiKeys().add(rolledBack);
                    stores.apiKeys().use(other.id(), HOUR);
                    assertThat(stores.apiKeys().remove(other.id())).isTrue();
                    stores.users().remove(ann);
                    assertThat(stores.apiKeys().page(Optional.empty(), 9)).containsExactly(rolledBack);
                    throw new ArithmeticException();
                }));

        assertThat(page(Optional.empty(), 9)).containsExactlyInAnyOrder(key, other);
    }
}
