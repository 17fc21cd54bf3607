package io.calendly.jdbc.store;

import io.calendly.domain.availability.OccupancyOwner;
import java.util.List;
import java.util.UUID;

/** The SQL of {@link JdbcOccupiedTime}. */
public interface OccupiedTimeSql {

    /** An occupied slot. */
    record Row(OccupancyOwner.Kind ownerKind, UUID ownerId, long userId, long startTime, long endTime) {}

    /** An owner that releases its time. */
    record Release(UUID ownerId) {}

    @SqlWrite
    void occupy(List<Row> rows);

    @SqlWrite
    void release(List<Release> rows);
}
