package io.calendly.jdbc.store;

import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlots;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import io.calendly.ports.OccupiedTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

record JdbcOccupiedTime(JdbcAccess access) implements OccupiedTime {

    @Override
    public void occupy(Collection<Occupancy> occupancies, Instant now) {
        List<OccupiedTimeSql.Row> rows =
                occupancies.stream().map(JdbcOccupiedTime::row).toList();
        List<OccupiedTimeSql.ExpiredOf> users = occupancies.stream()
                .map(Occupancy::user)
                .distinct()
                .map(user -> new OccupiedTimeSql.ExpiredOf(user.value(), now.getEpochSecond()))
                .toList();
        access.writing()
                .write(
                        OccupiedTimeSql.class,
                        sql -> {
                            sql.releaseExpiredOf(users);
                            sql.occupy(rows);
                        },
                        Guard.OCCUPIED_TIME,
                        () -> notFree(occupancies));
    }

    private static OccupiedTimeSql.Row row(Occupancy occupancy) {
        return new OccupiedTimeSql.Row(
                occupancy.owner().kind(),
                occupancy.owner().id(),
                occupancy.user().value(),
                occupancy.slot().start(),
                occupancy.slot().end(),
                occupancy.buffers().before(),
                occupancy.buffers().after(),
                occupancy.expiresAt().map(Instant::getEpochSecond).orElse(null));
    }

    private static Refusal notFree(Collection<Occupancy> occupancies) {
        TimeSlots slots =
                TimeSlots.copyOf(occupancies.stream().map(Occupancy::slot).toList());
        return new MeetingRefusal.NotFree(slots.span(), Collections.emptySortedMap());
    }

    @Override
    public void release(Collection<OccupancyOwner> owners) {
        List<OccupiedTimeSql.Release> rows = owners.stream()
                .map(owner -> new OccupiedTimeSql.Release(owner.id()))
                .toList();
        access.writing().write(OccupiedTimeSql.class, sql -> sql.release(rows));
    }

    @Override
    public void releaseExpired(Instant now) {
        List<OccupiedTimeSql.Expired> rows = List.of(new OccupiedTimeSql.Expired(now.getEpochSecond()));
        access.writing().write(OccupiedTimeSql.class, sql -> sql.releaseExpired(rows));
    }
}
