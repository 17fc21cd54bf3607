package io.calendly.jdbc.store;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.ports.Holds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record JdbcHolds(JdbcAccess access) implements Holds {

    @Override
    public void add(Hold hold) {
        access.writing().write(HoldsSql.class, sql -> sql.insert(List.of(row(hold))));
    }

    private static HoldsSql.Row row(Hold hold) {
        return new HoldsSql.Row(
                hold.id().value(),
                hold.eventType().value(),
                ValueJson.userIds(hold.hosts()),
                hold.slot().start(),
                hold.slot().end(),
                hold.createdAt().getEpochSecond(),
                hold.expiresAt().getEpochSecond());
    }

    @Override
    public Optional<Hold> find(HoldId id) {
        return access.read(HoldsSql.class, sql -> sql.find(id));
    }

    @Override
    public void remove(HoldId id) {
        access.writing().write(HoldsSql.class, sql -> sql.remove(List.of(new HoldsSql.Removal(id.value()))));
    }

    @Override
    public void removeExpired(Instant time) {
        List<HoldsSql.Expired> rows = List.of(new HoldsSql.Expired(time.getEpochSecond()));
        access.writing().write(HoldsSql.class, sql -> sql.removeExpired(rows));
    }
}
