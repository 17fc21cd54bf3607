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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

record MemoryUsers(MemoryAccess access) implements Users {

    @Override
    public User add(Profile profile, Instant createdAt) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        UserId id = new UserId(++tables.lastUserId);
        requireFree(tables, profile, id);
        User user = new User(id, profile, createdAt.truncatedTo(ChronoUnit.SECONDS), 1);
        transaction.put(tables.users, id, user);
        return user;
    }

    private static void requireFree(MemoryTables tables, Profile profile, UserId self) {
        if (isTaken(tables, profile, self, Profile::emailKey)) {
            throw new RefusedException(
                    new UserRefusal.EmailTaken(profile.email().orElseThrow()));
        }
        if (isTaken(tables, profile, self, Profile::externalId)) {
            throw new RefusedException(
                    new UserRefusal.ExternalIdTaken(profile.externalId().orElseThrow()));
        }
    }

    private static boolean isTaken(
            MemoryTables tables, Profile profile, UserId self, Function<Profile, Optional<String>> unique) {
        Optional<String> wanted = unique.apply(profile);
        return wanted.isPresent()
                && tables.users.values().stream()
                        .anyMatch(other -> !other.id().equals(self)
                                && unique.apply(other.profile()).equals(wanted));
    }

    @Override
    public Optional<User> find(UserId id) {
        return access.read(tables -> Optional.ofNullable(tables.users.get(id)));
    }

    @Override
    public Optional<User> findByExternalId(String externalId) {
        return access.read(tables -> tables.users.values().stream()
                .filter(user -> user.profile().externalId().equals(Optional.of(externalId)))
                .findFirst());
    }

    @Override
    public SortedSet<UserId> unknown(Collection<UserId> ids) {
        return access.read(tables -> {
            SortedSet<UserId> unknown = new TreeSet<>(ids);
            unknown.removeAll(tables.users.keySet());
            return unknown;
        });
    }

    @Override
    public SortedMap<UserId, String> names(Collection<UserId> ids) {
        return access.read(tables -> names(tables, ids));
    }

    static SortedMap<UserId, String> names(MemoryTables tables, Collection<UserId> ids) {
        SortedMap<UserId, String> names = new TreeMap<>();
        for (UserId id : ids) {
            Optional.ofNullable(tables.users.get(id))
                    .or(() -> Optional.ofNullable(tables.removed.get(id)))
                    .ifPresent(user -> names.put(id, user.name()));
        }
        return names;
    }

    /** Only finds out who exists: the transaction has the whole storage to itself. */
    @Override
    public SortedSet<UserId> lockExisting(Collection<UserId> ids) {
        MemoryTables tables = access.writing().tables();
        SortedSet<UserId> existing = new TreeSet<>(ids);
        existing.retainAll(tables.users.keySet());
        return existing;
    }

    @Override
    public List<User> all() {
        return access.read(tables -> List.copyOf(tables.users.values()));
    }

    @Override
    public List<User> page(String text, Searched searched, UserId after, int max) {
        return access.read(tables -> tables.users.tailMap(after, false).values().stream()
                .filter(user -> searched == Searched.NAME
                        ? user.profile().nameMatches(text)
                        : user.profile().matches(text))
                .limit(max)
                .toList());
    }

    @Override
    public void update(User changed) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        requireFree(tables, changed.profile(), changed.id());
        transaction.put(tables.users, changed.id(), changed);
    }

    @Override
    public void remove(UserId id) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        User user = tables.users.get(id);
        if (user != null) {
            transaction.put(tables.removed, id, user);
        }
        transaction.remove(tables.users, id);
        transaction.put(tables.declared, id, TimeSlots.empty());
        transaction.remove(tables.schedules, id);
        transaction.remove(tables.defaultSchedules, id);
        transaction.remove(tables.timeOff, id);
        List.copyOf(tables.apiKeys.values()).stream()
                .filter(key -> key.user().equals(Optional.of(id)))
                .forEach(key -> transaction.remove(tables.apiKeys, key.id()));
    }

    @Override
    public boolean isEmpty() {
        return access.read(tables -> tables.users.isEmpty() && tables.removed.isEmpty());
    }
}
