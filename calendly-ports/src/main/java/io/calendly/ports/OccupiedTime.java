package io.calendly.ports;

import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import java.time.Instant;
import java.util.Collection;

/**
 * A store of the time that is taken of users. {@link Calendars} reads it.
 *
 * <p>It is the last line of defense against double booking: whatever a caller decided, two slots of one user never
 * overlap here.
 */
public interface OccupiedTime {

    /**
     * Takes time of users. Their time that has expired by now is released first.
     *
     * @param occupancies slots of users who are {@linkplain Users#lock locked}
     * @param now the time of the decision
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if one of them overlaps another slot taken of the
     *     same user; its slot spans all of the occupancies, and it need not say who is not free; at the latest when the
     *     transaction ends
     */
    void occupy(Collection<Occupancy> occupancies, Instant now);

    /** Releases all time that these owners have taken. */
    void release(Collection<OccupancyOwner> owners);

    /** Releases all time that has expired by now. It counts for nothing already, so no user has to be locked. */
    void releaseExpired(Instant now);
}
