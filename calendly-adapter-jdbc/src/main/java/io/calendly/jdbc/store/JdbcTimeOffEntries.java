package io.calendly.jdbc.store;

import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.TimeOffEntries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

record JdbcTimeOffEntries(JdbcAccess access) implements TimeOffEntries {

    /** The place before all others. */
    private static final Position FIRST = new Position(-1, new TimeOffId(new UUID(0, 0)));

    @Override
    public void add(UserId user, TimeOff timeOff) {
        access.writing().write(TimeOffSql.class, sql -> sql.add(List.of(row(user, timeOff))));
    }

    private static TimeOffSql.Row row(UserId user, TimeOff timeOff) {
        TimeSlot reach = timeOff.extent().reach();
        Optional<TimeOff.Dates> dates =
                timeOff.extent() instanceof TimeOff.Dates days ? Optional.of(days) : Optional.empty();
        return new TimeOffSql.Row(
                timeOff.id().value(),
                user.value(),
                reach.start(),
                reach.end(),
                dates.map(days -> days.dates().from().toEpochDay()).orElse(null),
                dates.map(days -> days.dates().until().toEpochDay()).orElse(null),
                dates.map(TimeOff.Dates::timeZone).orElse(null),
                timeOff.reason());
    }

    @Override
    public Optional<TimeOff> find(UserId user, TimeOffId id) {
        return access.read(TimeOffSql.class, sql -> sql.find(user, id));
    }

    @Override
    public List<TimeOff> page(UserId user, TimeSlot window, Optional<Position> after, int max) {
        Position last = after.orElse(FIRST);
        TimeOffSql.Page page = new TimeOffSql.Page(window.start(), window.end(), last.start(), last.id(), max);
        return access.read(TimeOffSql.class, sql -> sql.page(user, page));
    }

    @Override
    public long countEndingAfter(UserId user, long time) {
        return access.read(TimeOffSql.class, sql -> sql.countEndingAfter(user, time));
    }

    @Override
    public void remove(UserId user, TimeOffId id) {
        access.writing().write(TimeOffSql.class, sql -> sql.remove(List.of(new TimeOffSql.Removal(id.value()))));
    }
}
