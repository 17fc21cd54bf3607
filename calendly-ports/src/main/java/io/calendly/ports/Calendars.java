package io.calendly.ports;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import java.util.Collection;
import java.util.List;

/**
 * What people declared, and what meetings have taken of it.
 *
 * <p>There are two ways to read calendars: {@link #read} to answer a question, {@link #lock} to decide something. A
 * decision made on a calendar that was only read may be out of date by the time it is stored.
 */
public interface Calendars {

    /**
     * Locks the users, in ascending order of id, and then reads their calendars.
     *
     * <p>Until the transaction ends, no other one holds a lock on any of these users. Since everyone takes locks in the
     * same order, nobody waits for somebody who waits for them; for the same reason a transaction calls this once.
     *
     * @param users whose calendars; somebody named twice counts once
     * @param window what will be decided about
     * @return the calendars around the window, by ascending id
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of the users do not exist
     */
    List<AvailabilityCalendar> lock(Collection<UserId> users, TimeSlot window);

    /**
     * Reads calendars. Somebody who does not exist has an empty one.
     *
     * @param users whose calendars; somebody named twice counts once
     * @param window what is asked about
     * @return the calendars around the window, by ascending id
     */
    List<AvailabilityCalendar> read(Collection<UserId> users, TimeSlot window);

    /**
     * Stores declared slots in place of others.
     *
     * @param user whose time it is, {@linkplain #lock locked} before
     * @param swallowed slots that are declared, exactly as they are stored
     * @param merged the slots that take their place
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if one of them would overlap another
     *     declared slot of the user
     */
    void replace(UserId user, TimeSlots swallowed, TimeSlots merged);
}
