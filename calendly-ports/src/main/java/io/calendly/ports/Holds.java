package io.calendly.ports;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import java.time.Instant;
import java.util.Optional;

/** A store of holds. It occupies no time; {@link OccupiedTime} does, and a caller stores both in one transaction. */
public interface Holds {

    /**
     * Stores a new hold.
     *
     * @param hold a hold whose hosts are {@linkplain Users#lock locked}
     */
    void add(Hold hold);

    /** Finds the hold with this id, also if it has expired. */
    Optional<Hold> find(HoldId id);

    /**
     * Removes a hold.
     *
     * @param id the id of a hold whose hosts are {@linkplain Users#lock locked}
     */
    void remove(HoldId id);

    /** Removes the holds that have expired by a time. They count for nothing already, so no user has to be locked. */
    void removeExpired(Instant time);
}
