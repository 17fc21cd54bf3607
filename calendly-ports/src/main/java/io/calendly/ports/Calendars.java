package io.calendly.ports;

import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import java.util.Collection;
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
     * @param users the users; duplicates count once
     * @param window the time that will be decided about
     * @return the time of each user around the window, by ascending id
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of the users do not exist; it has all of
     *     those
     */
    List<StoredTime> lockAndRead(Collection<UserId> users, TimeSlot window);

    /**
     * Reads the users' time. A user who does not exist has none.
     *
     * @param users the users; duplicates count once
     * @param window the time that is asked about
     * @return the time of each user around the window, by ascending id
     */
    List<StoredTime> read(Collection<UserId> users, TimeSlot window);

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
