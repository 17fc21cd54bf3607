package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A test with handwritten histories, because a check that accepts every history would go unnoticed. */
class VerdictTest {

    private static final TimeSlot MORNING = Operation.slot(480, 60);
    private static final TimeSlot NOON = Operation.slot(720, 60);
    private static final TimeSlot NIGHT = Operation.slot(30, 60);

    private final List<Outcome> history = new ArrayList<>();
    private final List<StoredState.Entry> meetings = new ArrayList<>();
    private final List<StoredState.Entry> booked = new ArrayList<>();
    private TimeSlots declared = Operation.initialAvailability();
    private long now;

    /** Adds an operation that was sent and completed after all earlier ones. */
    private Outcome adds(Operation operation, int status, String problem, Optional<String> meetingId, TimeSlots slots) {
        return adds(operation, status, problem, meetingId, slots, now + 1, now + 2);
    }

    private Outcome adds(
            Operation operation,
            int status,
            String problem,
            Optional<String> meetingId,
            TimeSlots slots,
            long sent,
            long received) {
        Outcome outcome = new Outcome(operation, 1, status, problem, meetingId, slots, sent, received);
        history.add(outcome);
        now = Math.max(now, received);
        return outcome;
    }

    private void schedules(String id, int first, int second, TimeSlot slot) {
        adds(meeting(first, second, slot), 201, "", Optional.of(id), TimeSlots.of(slot));
    }

    private static Operation.Schedule meeting(int first, int second, TimeSlot slot) {
        return new Operation.Schedule(first, second, slot, Operation.Route.PLAIN);
    }

    private void cancels(String id, int status) {
        String problem = status == 409 ? Outcome.ALREADY_CANCELED : "";
        adds(new Operation.Cancel(id, false), status, problem, Optional.empty(), TimeSlots.empty());
    }

    private void moves(String id, TimeSlot slot, int status) {
        String problem = status == 409 ? Outcome.NOT_FREE : "";
        adds(new Operation.Reschedule(id, slot), status, problem, Optional.empty(), TimeSlots.empty());
    }

    private void reassigns(String id, int first, int second, int status) {
        String problem = status == 409 ? Outcome.NOT_FREE : "";
        adds(new Operation.Reassign(id, first, second), status, problem, Optional.empty(), TimeSlots.empty());
    }

    private void gets(Operation operation, int status) {
        adds(operation, status, "", Optional.empty(), TimeSlots.empty());
    }

    private void reads(int user, TimeSlots free) {
        adds(new Operation.Read(user), 200, "", Optional.empty(), free);
    }

    private void isStored(String id, int first, int second, TimeSlot slot) {
        StoredState.Entry entry = new StoredState.Entry(id, Set.of(first, second), slot, false);
        meetings.add(entry);
        booked.add(entry);
    }

    private void isStoredCanceled(String id, int first, int second, TimeSlot slot) {
        meetings.add(new StoredState.Entry(id, Set.of(first, second), slot, true));
    }

    private Verdict verdict() {
        List<List<StoredState.Entry>> attended = new ArrayList<>();
        List<TimeSlots> free = new ArrayList<>();
        for (int user = 0; user < 3; user++) {
            int attendee = user;
            List<StoredState.Entry> own = booked.stream()
                    .filter(entry -> entry.users().contains(attendee))
                    .toList();
            attended.add(own);
            free.add(declared.minus(
                    TimeSlots.copyOf(own.stream().map(StoredState.Entry::slot).toList())));
        }
        return new Verdict(history, new StoredState(meetings, attended, free));
    }

    private void assertAccepted() {
        assertThatCode(() -> verdict().check()).doesNotThrowAnyException();
    }

    private void assertRejected(String... words) {
        assertThatThrownBy(() -> verdict().check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void accepts_a_correct_history() {
        schedules("a", 0, 1, MORNING);
        reads(0, Operation.initialAvailability().minus(MORNING));
        moves("a", NOON, 200);
        reads(1, Operation.initialAvailability().minus(NOON));
        gets(new Operation.Schedule(0, 2, NOON, Operation.Route.CLASSIC), 400);
        gets(new Operation.Schedule(0, 2, MORNING, Operation.Route.CLASSIC), 201);
        cancels("a", 201);
        cancels("a", 409);
        isStoredCanceled("a", 0, 1, NOON);
        isStored("unknown id", 0, 2, MORNING);

        assertAccepted();
    }

    @Test
    void accepts_a_correct_history_of_attendees() {
        schedules("a", 0, 1, MORNING);
        reassigns("a", 1, 2, 200);
        reads(0, Operation.initialAvailability());
        reads(2, Operation.initialAvailability().minus(MORNING));
        schedules("b", 0, 1, NOON);
        moves("b", MORNING, 409);
        reassigns("b", 0, 2, 200);
        isStored("a", 1, 2, MORNING);
        isStored("b", 0, 2, NOON);

        assertAccepted();
    }

    @Test
    void accepts_a_move_within_time_that_was_taken_back() {
        schedules("a", 0, 1, Operation.slot(480, 120));
        for (int user = 0; user < 3; user++) {
            gets(new Operation.Close(user, Operation.slot(480, 120)), 204);
        }
        moves("a", MORNING, 200);
        declared = declared.minus(Operation.slot(480, 120));
        isStored("a", 0, 1, MORNING);

        assertAccepted();
    }

    @Test
    void notices_faults_of_attendees() {
        schedules("a", 0, 1, MORNING);
        reassigns("a", 1, 2, 200);
        isStored("a", 0, 1, MORNING);
        assertRejected("possible final slots and attendees");

        history.clear();
        meetings.clear();
        booked.clear();
        schedules("a", 0, 1, MORNING);
        reassigns("a", 1, 2, 409);
        isStored("a", 0, 1, MORNING);
        assertRejected("refused without reason");

        history.clear();
        meetings.clear();
        booked.clear();
        schedules("a", 0, 1, MORNING);
        for (int user = 0; user < 3; user++) {
            gets(new Operation.Close(user, MORNING), 204);
        }
        reassigns("a", 1, 2, 200);
        declared = declared.minus(MORNING);
        isStored("a", 1, 2, MORNING);
        assertRejected("without reason");
    }

    @Test
    void notices_a_lost_meeting() {
        schedules("a", 0, 1, MORNING);

        assertRejected("is lost");
    }

    @Test
    void notices_a_lost_meeting_of_unknown_id() {
        gets(new Operation.Schedule(0, 1, MORNING, Operation.Route.CLASSIC), 201);

        assertRejected("is lost");
    }

    @Test
    void notices_a_meeting_without_a_request() {
        isStored("a", 0, 1, MORNING);

        assertRejected("not requested");
    }

    @Test
    void notices_that_one_request_made_two_meetings() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        isStoredCanceled("a", 0, 1, MORNING);
        isStored("b", 0, 1, MORNING);

        assertRejected("not requested");
    }

    @Test
    void notices_a_meeting_that_only_one_attendee_has() {
        schedules("a", 0, 1, MORNING);
        meetings.add(new StoredState.Entry("a", Set.of(0, 1), MORNING, false));
        booked.add(new StoredState.Entry("a", Set.of(0), MORNING, false));

        assertRejected("bookings of user 0");
    }

    @Test
    void notices_a_double_booked_user() {
        schedules("a", 0, 1, MORNING);
        schedules("b", 0, 2, MORNING);
        isStored("a", 0, 1, MORNING);
        isStored("b", 0, 2, MORNING);

        assertRejected("is double-booked");
    }

    @Test
    void notices_a_user_who_was_double_booked_until_one_meeting_was_canceled() {
        schedules("a", 0, 1, MORNING);
        schedules("b", 0, 2, MORNING);
        cancels("b", 201);
        isStored("a", 0, 1, MORNING);
        isStoredCanceled("b", 0, 2, MORNING);

        assertRejected("was double-booked for a while");
    }

    @Test
    void notices_a_canceled_meeting_that_is_still_there() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        isStored("a", 0, 1, MORNING);

        assertRejected("possible final slots");
    }

    @Test
    void notices_a_canceled_meeting_that_is_still_booked() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        isStoredCanceled("a", 0, 1, MORNING);
        booked.addAll(meetings);

        assertRejected("bookings of user 0");
    }

    @Test
    void notices_a_moved_meeting_at_its_old_time() {
        schedules("a", 0, 1, MORNING);
        moves("a", NOON, 200);
        isStored("a", 0, 1, MORNING);

        assertRejected("possible final slots");
    }

    @Test
    void lets_a_change_without_a_response_happen_late_or_never() {
        schedules("a", 0, 1, MORNING);
        cancels("a", Outcome.UNKNOWN);
        moves("a", NOON, 200);
        isStored("a", 0, 1, NOON);
        assertAccepted();

        meetings.clear();
        booked.clear();
        isStoredCanceled("a", 0, 1, NOON);
        assertAccepted();

        meetings.clear();
        isStoredCanceled("a", 0, 1, MORNING);
        assertAccepted();
    }

    @Test
    void notices_that_a_meeting_was_canceled_twice() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        cancels("a", 201);
        isStoredCanceled("a", 0, 1, MORNING);

        assertRejected("Cancel");
    }

    @Test
    void notices_that_a_meeting_was_reported_canceled_and_was_not() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 409);
        isStored("a", 0, 1, MORNING);

        assertRejected("Cancel");
    }

    @Test
    void notices_a_read_that_shows_taken_time() {
        schedules("a", 0, 1, MORNING);
        reads(1, Operation.initialAvailability());
        isStored("a", 0, 1, MORNING);

        assertRejected("shown, but not free");
    }

    @Test
    void notices_a_read_that_hides_free_time() {
        reads(1, Operation.initialAvailability().minus(NOON));

        assertRejected("free, but not shown");
    }

    @Test
    void lets_a_read_show_what_was_taken_during_the_read() {
        adds(meeting(0, 1, MORNING), 201, "", Optional.of("a"), TimeSlots.of(MORNING), 1, 10);
        adds(new Operation.Read(0), 200, "", Optional.empty(), Operation.initialAvailability(), 9, 12);
        isStored("a", 0, 1, MORNING);

        assertAccepted();
    }

    @Test
    void notices_that_an_opening_is_lost() {
        gets(new Operation.Close(2, NIGHT), 204);
        gets(new Operation.Open(2, NIGHT), 201);

        assertRejected("free, but not shown");
    }

    @Test
    void notices_that_a_closing_is_lost() {
        gets(new Operation.Close(2, MORNING), 204);

        assertRejected("shown, but not free");
    }

    @Test
    void lets_an_opening_and_a_closing_at_once_come_in_either_order() {
        for (int user = 0; user < 3; user++) {
            adds(new Operation.Close(user, NIGHT), 204, "", Optional.empty(), TimeSlots.empty(), 1, 9);
            adds(new Operation.Open(user, NIGHT), 201, "", Optional.empty(), TimeSlots.empty(), 2, 8);
        }
        assertAccepted();

        declared = declared.union(NIGHT);
        assertAccepted();
    }

    @Test
    void notices_a_meeting_outside_declared_time() {
        schedules("a", 0, 1, NIGHT);
        isStored("a", 0, 1, NIGHT);

        assertRejected("granted without reason");
    }

    @Test
    void lets_a_meeting_stay_where_the_time_was_taken_back() {
        schedules("a", 0, 1, MORNING);
        for (int user = 0; user < 3; user++) {
            gets(new Operation.Close(user, MORNING), 204);
        }
        moves("a", MORNING, 200);
        declared = declared.minus(MORNING);
        isStored("a", 0, 1, MORNING);

        assertAccepted();
    }

    @Test
    void notices_refusals_without_reason() {
        gets(new Operation.Schedule(0, 1, MORNING, Operation.Route.CLASSIC), 400);
        assertRejected("refused without reason");

        history.clear();
        gets(new Operation.Open(0, NIGHT), 400);
        assertRejected("without reason");

        history.clear();
        schedules("a", 0, 1, MORNING);
        moves("a", NOON, 409);
        isStored("a", 0, 1, MORNING);
        assertRejected("refused without reason");
    }

    @Test
    void notices_an_opening_that_opened_nothing() {
        gets(new Operation.Open(0, MORNING), 201);

        assertRejected("without reason");
    }

    @Test
    void notices_an_unexpected_status() {
        gets(new Operation.Open(0, NIGHT), 500);

        assertRejected("500");
    }
}
