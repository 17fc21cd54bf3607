package io.calendly.jdbc.store;

import io.calendly.domain.access.Caller;
import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.ports.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

record JdbcOutbox(JdbcAccess access) implements Outbox {

    @Override
    public void append(Caller actor, Instant at, List<? extends Event> events) {
        List<OutboxSql.Row> rows = new ArrayList<>();
        Map<Subject, Long> numbers = new HashMap<>();
        for (Event event : events) {
            rows.add(new OutboxSql.Row(
                    numbers.merge(event.subject(), 1L, Long::sum),
                    event.subject().kind(),
                    event.subject().id(),
                    at.getEpochSecond(),
                    actor.actor(),
                    actor.credential().orElse(null),
                    event.type(),
                    EventJson.write(event)));
        }
        access.writing().write(OutboxSql.class, sql -> sql.append(rows));
    }

    /**
     * Reads by two statements, since the second has to see all that was committed when the first ran. In a transaction
     * with one snapshot it would not, and an event might be passed over; {@code Transactor.reads} has none.
     */
    @Override
    public List<Entry> read(long after, int max) {
        return access.read(OutboxSql.class, sql -> sql.read(after, sql.settled(), max));
    }
}
