package io.calendly.jdbc.store;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import io.calendly.ports.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

record JdbcUsers(JdbcAccess access) implements Users {

    private <T> T read(Function<UsersSql, T> query) {
        return access.read(UsersSql.class, query);
    }

    /** Runs at once: the database gives the id. */
    @Override
    public User add(Profile profile, Instant createdAt) {
        Instant second = createdAt.truncatedTo(ChronoUnit.SECONDS);
        UsersSql.Row row = row(new UserId(0), profile, 1);
        long id = access.writing().execute(UsersSql.class, sql -> sql.add(row, second), refusals(profile));
        return new User(new UserId(id), profile, second, 1);
    }

    private static UsersSql.Row row(UserId id, Profile profile, long version) {
        return new UsersSql.Row(
                id.value(),
                profile.name(),
                profile.email().orElse(null),
                profile.emailKey().orElse(null),
                profile.timeZone(),
                profile.externalId().orElse(null),
                profile.searchKey(),
                version);
    }

    private static Map<Guard, Supplier<Refusal>> refusals(Profile profile) {
        return Map.of(
                Guard.EMAIL, () -> new UserRefusal.EmailTaken(profile.email().orElse("")),
                Guard.EXTERNAL_ID,
                        () -> new UserRefusal.ExternalIdTaken(
                                profile.externalId().orElse("")));
    }

    @Override
    public Optional<User> find(UserId id) {
        return read(sql -> sql.find(id));
    }

    @Override
    public Optional<User> findByExternalId(String externalId) {
        return read(sql -> sql.findByExternalId(externalId));
    }

    @Override
    public SortedSet<UserId> unknown(Collection<UserId> ids) {
        SortedSet<UserId> unknown = new TreeSet<>(ids);
        unknown.removeAll(read(sql -> sql.existing(new UserIds(ids))));
        return unknown;
    }

    @Override
    public SortedSet<UserId> lockExisting(Collection<UserId> ids) {
        SortedSet<UserId> different = new TreeSet<>(ids);
        JdbcTransaction transaction = access.writing();
        SortedSet<UserId> existing = new TreeSet<>();
        transaction
                .locking(
                        different,
                        () -> transaction.read(UsersSql.class, sql -> sql.lockExisting(new UserIds(different))))
                .forEach(user -> {
                    existing.add(user.id());
                    access.names().add(user.id(), user.name());
                });
        return existing;
    }

    @Override
    public SortedMap<UserId, String> names(Collection<UserId> ids) {
        KnownNames known = access.names();
        if (!known.hasAll(ids)) {
            read(sql -> sql.names(new UserIds(ids))).forEach(user -> known.add(user.id(), user.name()));
        }
        return known.of(ids);
    }

    @Override
    public List<User> all() {
        return read(UsersSql::all);
    }

    @Override
    public List<User> page(String text, Searched searched, UserId after, int max) {
        String pattern = "%" + Profile.searchKey(text).replaceAll("[!%_]", "!$0") + "%";
        return searched == Searched.NAME
                ? read(sql -> sql.pageByName(pattern, after, max))
                : read(sql -> sql.page(pattern, after, max));
    }

    @Override
    public void update(User changed) {
        UsersSql.Row row = row(changed.id(), changed.profile(), changed.version());
        access.names().add(changed.id(), changed.name());
        access.writing().write(UsersSql.class, sql -> sql.update(List.of(row)), refusals(changed.profile()));
    }

    @Override
    public void remove(UserId id) {
        List<UsersSql.Removal> rows = List.of(new UsersSql.Removal(id.value()));
        access.writing().write(UsersSql.class, sql -> {
            sql.removeDeclaredTime(rows);
            sql.removeSchedules(rows);
            sql.removeTimeOff(rows);
            sql.removeApiKeys(rows);
            sql.remove(rows);
        });
    }

    @Override
    public boolean isEmpty() {
        return read(UsersSql::isEmpty);
    }
}
