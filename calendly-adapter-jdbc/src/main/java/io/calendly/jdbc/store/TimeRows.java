package io.calendly.jdbc.store;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the query for users' time, with the columns {@code user_id}, {@code kind}, {@code start_time},
 * {@code end_time}, {@code name}, {@code time_zone} and {@code details}. The last three are null for slots, which may be
 * thousands. They are texts of a schedule and its parts ({@link SchedulesSql.Part}), or the id, the zone and the reason of
 * time off ({@link TimeOffMapper}), or the kind of the owner of a claim and its terms. The two times are days where the row
 * has dates.
 *
 * <p>A claim is there twice: among the occupied slots, which an index returns without a look at the rows, and as a claim.
 * Slots that are taken of one user do not overlap, so what is left without the claims are the other slots.
 *
 * <p>The query returns the slots of some users that overlap or abut a window. Those of one kind and user are disjoint, so
 * of all that start before the window only the last can reach it: the query enters the index there, and leaves it at the
 * end of the window. However long the history, it reads only what it returns. The same holds for travels, and for
 * overrides, which have one day. Time off overlaps, so the query passes over that which begins after the window.
 */
final class TimeRows {

    /** The kind of declared time. A number, because there may be thousands of rows. */
    private static final int DECLARED = 0;

    private static final int OCCUPIED = 1;

    /** The kind of time off; those that follow are of {@link ScheduleParts}. */
    private static final int TIME_OFF = 2;

    private static final int CLAIM = 6;

    private final Map<Long, TimeSlots.Builder> declared = new HashMap<>();
    private final Map<Long, TimeSlots.Builder> occupied = new HashMap<>();
    private final Map<Long, List<Claim>> claims = new HashMap<>();
    private final Map<Long, List<TimeOff>> timeOff = new HashMap<>();
    private final Map<Long, ScheduleParts> schedules = new HashMap<>();

    /** Adds all rows of a result, and closes it. The columns are looked up once, not for each of thousands of rows. */
    void addAll(ResultSet rows) throws SQLException {
        try (rows) {
            Columns columns = new Columns(rows);
            while (rows.next()) {
                add(rows, columns);
            }
        }
    }

    private void add(ResultSet row, Columns at) throws SQLException {
        long user = row.getLong(at.user);
        int kind = row.getInt(at.kind);
        switch (kind) {
            case DECLARED -> slots(declared, user).add(row.getLong(at.start), row.getLong(at.end));
            case OCCUPIED -> slots(occupied, user).add(row.getLong(at.start), row.getLong(at.end));
            case CLAIM ->
                claims.computeIfAbsent(user, id -> new ArrayList<>())
                        .add(claim(
                                row.getString(at.name),
                                TimeSlot.of(row.getLong(at.start), row.getLong(at.end)),
                                row.getString(at.details)));
            case TIME_OFF ->
                timeOff.computeIfAbsent(user, id -> new ArrayList<>())
                        .add(TimeOffMapper.timeOff(
                                row.getString(at.name),
                                row.getLong(at.start),
                                row.getLong(at.end),
                                row.getString(at.timeZone),
                                row.getString(at.details)));
            default ->
                schedules
                        .computeIfAbsent(user, id -> new ScheduleParts())
                        .add(new SchedulesSql.Part(
                                kind,
                                row.getString(at.name),
                                optionalLong(row, at.start),
                                optionalLong(row, at.end),
                                row.getString(at.timeZone),
                                row.getString(at.details)));
        }
    }

    private static TimeSlots.Builder slots(Map<Long, TimeSlots.Builder> builders, long user) {
        return builders.computeIfAbsent(user, id -> TimeSlots.builder());
    }

    /**
     * Returns a claim.
     *
     * @param terms the buffers before and after, and the time of expiry or nothing, separated by commas
     */
    private static Claim claim(String kind, TimeSlot slot, String terms) {
        String[] parts = terms.split(",", -1);
        return new Claim(
                OccupancyOwner.Kind.valueOf(kind),
                slot,
                new Buffers(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])),
                parts[2].isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(parts[2]))));
    }

    private static @Nullable Long optionalLong(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** The positions of the columns. */
    private static final class Columns {

        private final int user;
        private final int kind;
        private final int start;
        private final int end;
        private final int name;
        private final int timeZone;
        private final int details;

        Columns(ResultSet rows) throws SQLException {
            user = rows.findColumn("user_id");
            kind = rows.findColumn("kind");
            start = rows.findColumn("start_time");
            end = rows.findColumn("end_time");
            name = rows.findColumn("name");
            timeZone = rows.findColumn("time_zone");
            details = rows.findColumn("details");
        }
    }

    /** Returns the time of the users as it is at a time, in the order given. */
    List<StoredTime> of(Collection<UserId> users, Instant now) {
        return users.stream().map(user -> of(user).at(now)).toList();
    }

    private StoredTime of(UserId user) {
        Optional<Schedule> schedule =
                Optional.ofNullable(schedules.get(user.value())).flatMap(ScheduleParts::build);
        List<Claim> claimed = claims.getOrDefault(user.value(), List.of());
        TimeSlots taken = build(occupied.get(user.value()));
        return new StoredTime(
                user,
                build(declared.get(user.value())),
                schedule,
                timeOff.getOrDefault(user.value(), List.of()),
                claimed.isEmpty()
                        ? taken
                        : taken.minus(TimeSlots.copyOf(
                                claimed.stream().map(Claim::slot).toList())),
                claimed);
    }

    private static TimeSlots build(TimeSlots.@Nullable Builder builder) {
        return builder == null ? TimeSlots.empty() : builder.build();
    }
}
