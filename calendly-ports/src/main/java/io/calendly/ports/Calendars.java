package io.calendly.ports;

import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import java.util.List;

/**
 * A store of the users' declared time. It reads the default schedule, time off and occupied time along with it, since a
 * decision needs them all.
 *
 * <p>There are two ways to read: {@link #read} to answer a question, {@link #lockAndRead} to decide. A decision on time
 * that was only read may be out of date when it is stored.
 */
public interface Calendars {

    /**
     * Locks the users as {@link Users#lock} does and then reads their time, in one round trip.
     *
     * @return the time of each user around the window, by ascending id
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of the users do not exist; it has all of
     *     those
     */
    List<StoredTime> lockAndRead(TimeQuery query);

    /**
     * Reads the users' time. A user who does not exist has none.
     *
     * @return the time of each user around the window, by ascending id
     */
    List<StoredTime> read(TimeQuery query);

    /**
     * Stores declared slots in place of others.
     *
     * @param user the user whose time it is, {@linkplain Users#lock locked} before
     * @param swallowed slots that are declared, exactly as they are stored
     * @param merged the slots that take their place
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if one of them would overlap another
     *     declared slot of the user; at the latest when the transaction ends
     */
    void replace(UserId user, TimeSlots swallowed, TimeSlots merged);
}
