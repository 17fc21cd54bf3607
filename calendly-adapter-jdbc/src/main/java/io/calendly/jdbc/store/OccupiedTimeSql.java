package io.calendly.jdbc.store;

import io.calendly.domain.availability.OccupancyOwner;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link JdbcOccupiedTime}. */
public interface OccupiedTimeSql {

    /**
     * An occupied slot.
     *
     * @param expiresAt the time from which it is no longer taken; null if it stays so until it is released
     */
    record Row(
            OccupancyOwner.Kind ownerKind,
            UUID ownerId,
            long userId,
            long startTime,
            long endTime,
            long bufferBefore,
            long bufferAfter,
            @Nullable Long expiresAt) {}

    /** An owner that releases its time. */
    record Release(UUID ownerId) {}

    /** A user whose expired time is released. */
    record ExpiredOf(long userId, long now) {}

    /** A time by which time of any user has expired. */
    record Expired(long now) {}

    @SqlWrite
    void occupy(List<Row> rows);

    @SqlWrite
    void release(List<Release> rows);

    /** Releases the time of users that has expired by now, which is the same in all rows. */
    @SqlWrite
    void releaseExpiredOf(List<ExpiredOf> rows);

    /** Releases the time of all users that has expired. */
    @SqlWrite
    void releaseExpired(List<Expired> rows);
}
