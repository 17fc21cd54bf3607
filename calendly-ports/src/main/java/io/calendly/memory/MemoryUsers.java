package io.calendly.memory;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

final class MemoryUsers implements Users {

    private final MemoryStores stores;

    MemoryUsers(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public User add(Profile profile, Instant createdAt) {
        MemoryTables tables = stores.writing();
        UserId id = new UserId(++tables.lastUserId);
        requireEmailFree(profile, id);
        User user = new User(id, profile, createdAt.truncatedTo(ChronoUnit.SECONDS), 1);
        stores.put(tables.users, id, user);
        return user;
    }

    private void requireEmailFree(Profile profile, UserId self) {
        profile.emailKey().ifPresent(key -> {
            boolean taken = stores.reading().users.values().stream()
                    .anyMatch(other -> !other.id().equals(self)
                            && other.profile().emailKey().equals(Optional.of(key)));
            if (taken) {
                throw new RefusedException(
                        new UserRefusal.EmailTaken(profile.email().orElseThrow()));
            }
        });
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(stores.reading().users.get(id));
    }

    @Override
    public SortedSet<UserId> unknown(Collection<UserId> ids) {
        SortedSet<UserId> unknown = new TreeSet<>(ids);
        unknown.removeAll(stores.reading().users.keySet());
        return unknown;
    }

    @Override
    public List<User> all() {
        return List.copyOf(stores.reading().users.values());
    }

    @Override
    public long revision() {
        MemoryTables tables = stores.reading();
        return tables.firstRevision + revision(tables.users.values(), 1) + revision(tables.removed.values(), 2);
    }

    private static long revision(Collection<User> users, int each) {
        return users.stream().mapToLong(user -> user.version() + each).sum();
    }

    @Override
    public List<User> page(String text, UserId after, int most) {
        return stores.reading().users.tailMap(after, false).values().stream()
                .filter(user -> user.profile().matches(text))
                .limit(most)
                .toList();
    }

    @Override
    public void update(User changed) {
        MemoryTables tables = stores.writing();
        requireEmailFree(changed.profile(), changed.id());
        stores.put(tables.users, changed.id(), changed);
    }

    @Override
    public void remove(UserId id) {
        MemoryTables tables = stores.writing();
        User user = tables.users.get(id);
        if (user != null) {
            stores.put(tables.removed, id, user);
        }
        stores.remove(tables.users, id);
        stores.put(tables.declared, id, TimeSlots.empty());
    }

    @Override
    public boolean isEmpty() {
        MemoryTables tables = stores.reading();
        return tables.users.isEmpty() && tables.removed.isEmpty();
    }
}
