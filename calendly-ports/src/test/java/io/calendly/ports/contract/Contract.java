package io.calendly.ports.contract;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;

/** The base of all contracts: a storage that is empty before each test, and short words for the steps of a test. */
public abstract class Contract {

    protected static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final Random random = new Random(1);
    protected Transactor transactor;

    /** Returns a transactor on a storage without users. */
    protected abstract Transactor emptyStorage();

    @BeforeEach
    final void startEmpty() {
        transactor = emptyStorage();
    }

    protected final UserId addUser(String name) {
        return transactor.inTransaction(
                stores -> stores.users().add(Profile.of(name), NOW).id());
    }

    protected final void write(Consumer<Stores> work) {
        transactor.run(work);
    }

    protected final void declare(UserId user, TimeSlot... slots) {
        write(stores -> {
            stores.users().lock(List.of(user));
            stores.calendars().replace(user, TimeSlots.empty(), TimeSlots.of(slots));
        });
    }

    protected final Meeting addMeeting(TimeSlot slot, UserId... attendees) {
        Meeting meeting = meeting(slot, attendees);
        write(stores -> add(stores, meeting));
        return meeting;
    }

    protected static void add(Stores stores, Meeting meeting) {
        stores.users().lock(meeting.attendees());
        stores.meetings().add(List.of(meeting));
        stores.occupiedTime().occupy(meeting.occupancies(), Instant.EPOCH);
    }

    protected final void update(Meeting before, Meeting after) {
        write(stores -> {
            SortedSet<UserId> users = new TreeSet<>(before.attendees());
            users.addAll(after.attendees());
            stores.users().lock(users);
            stores.meetings().update(List.of(new Meetings.Change(before, after)));
            stores.occupiedTime().release(List.of(before.owner()));
            stores.occupiedTime().occupy(after.occupancies(), Instant.EPOCH);
        });
    }

    protected final Meeting meeting(TimeSlot slot, UserId... attendees) {
        return new Meeting(
                MeetingId.next(NOW, random),
                new TreeSet<>(Set.of(attendees)),
                slot,
                MeetingDetails.NONE,
                Optional.empty(),
                new Meeting.History(NOW, Optional.empty(), Optional.empty(), 1));
    }

    protected final AvailabilityCalendar calendar(UserId user, TimeSlot window) {
        return AvailabilityCalendar.of(
                window,
                transactor
                        .reads()
                        .calendars()
                        .read(new TimeQuery(List.of(user), window, Instant.EPOCH))
                        .get(0));
    }

    protected final List<Meeting> meetings(UserId user) {
        return meetings(user, TimeSlot.ALWAYS);
    }

    protected final List<Meeting> meetings(UserId user, TimeSlot window) {
        return transactor.readOnly(stores -> stores.meetings().overlapping(user, window));
    }

    protected final List<User> users() {
        return transactor.readOnly(stores -> stores.users().all());
    }

    protected final Optional<User> user(UserId id) {
        return transactor.readOnly(stores -> stores.users().find(id));
    }

    protected final boolean hasNoUsers() {
        return transactor.readOnly(stores -> stores.users().isEmpty());
    }

    protected static TimeSlot slot(long start, long end) {
        return TimeSlot.of(start, end);
    }

    protected static TimeSlots slots(long... bounds) {
        TimeSlots.Builder builder = TimeSlots.builder();
        for (int i = 0; i < bounds.length; i += 2) {
            builder.add(bounds[i], bounds[i + 1]);
        }
        return builder.build();
    }
}
