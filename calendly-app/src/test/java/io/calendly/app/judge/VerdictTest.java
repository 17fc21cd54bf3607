package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A test with handwritten histories, because a check that accepts every history would go unnoticed. */
class VerdictTest {

    private static final TimeSlot MORNING = Operation.slot(480, 60);
    private static final TimeSlot NOON = Operation.slot(720, 60);
    private static final TimeSlot NIGHT = Operation.slot(30, 60);

    private final List<Outcome> history = new ArrayList<>();
    private final Map<String, MeetingState> known = new HashMap<>();
    private final List<FoundMeeting> meetings = new ArrayList<>();
    private final List<FoundMeeting> booked = new ArrayList<>();
    private TimeSlots declared = Operation.initialAvailability();
    private long now;

    /** Adds an operation that was sent and completed after all earlier ones. */
    private void adds(Operation operation, Response response) {
        adds(operation, response, now + 1, now + 2);
    }

    private void adds(Operation operation, Response response, long sent, long received) {
        history.add(new Outcome(operation, 1, response, sent, received));
        now = Math.max(now, received);
    }

    private void gets(Operation operation, int status) {
        adds(operation, Response.of(status, ""));
    }

    private void schedules(String id, int first, int second, TimeSlot slot) {
        schedules(meeting(first, second, slot), id);
    }

    private void schedules(Operation.Schedule meeting, String... ids) {
        adds(meeting, created(meeting, ids));
    }

    /** Returns the response to a new meeting or series, and remembers the meetings. */
    private Response created(Operation.Schedule meeting, String... ids) {
        List<FoundMeeting> found = new ArrayList<>();
        for (MeetingState state : meeting.scheduled()) {
            known.put(ids[found.size()], state);
            found.add(new FoundMeeting(ids[found.size()], ids[0], state));
        }
        return Response.of(201, "").showing(found);
    }

    private static Operation.Schedule meeting(int first, int second, TimeSlot slot) {
        return new Operation.Schedule(first, second, slot, Operation.Route.PLAIN, 1);
    }

    private static Operation.Schedule series(int first, int second, TimeSlot slot) {
        return new Operation.Schedule(first, second, slot, Operation.Route.PLAIN, 3);
    }

    private static Operation.Schedule classic(int first, int second, TimeSlot slot) {
        return new Operation.Schedule(first, second, slot, Operation.Route.CLASSIC, 1);
    }

    private static TimeSlot later(TimeSlot slot, int days) {
        return TimeSlot.of(slot.start() + days * Operation.DAY, slot.end() + days * Operation.DAY);
    }

    /** Adds a change that was granted, with the meeting as it is then. */
    private void changes(Operation.Change change, MeetingState after) {
        known.put(change.meetingId(), after);
        FoundMeeting found = new FoundMeeting(change.meetingId(), change.meetingId(), after);
        adds(
                change,
                Response.of(change instanceof Operation.Cancel ? 201 : 200, "").showing(List.of(found)));
    }

    private void cancels(String id) {
        changes(new Operation.Cancel(id, false, false), known.get(id).cancel());
    }

    private void moves(String id, TimeSlot slot) {
        MeetingState before = known.get(id);
        changes(new Operation.Reschedule(id, slot), before.changed(slot, before.users(), before.title()));
    }

    private static Operation.ChangeSeries moveSeries(String id, TimeSlot slot, OptionalLong version) {
        return new Operation.ChangeSeries(id, slot, "Moved", version);
    }

    /** Schedules the meetings a, b and c of users 0 and 1 in the morning, and moves b and c to noon. */
    private void movesTheRestOfASeries(OptionalLong version) {
        schedules(series(0, 1, MORNING), "a", "b", "c");
        changes(moveSeries("b", later(NOON, 1), version), movedTo(later(NOON, 1), 2));
        known.put("c", movedTo(later(NOON, 2), 2));
    }

    private static MeetingState movedTo(TimeSlot slot, long version) {
        return new MeetingState(slot, Set.of(0, 1), "Moved", false, version);
    }

    private void areStored(String... ids) {
        for (String id : ids) {
            isStored(id, ids[0], known.get(id));
        }
    }

    private void readsSeries(List<MeetingState> states) {
        List<FoundMeeting> found = new ArrayList<>();
        for (MeetingState state : states) {
            String id = List.of("a", "b", "c").get(found.size());
            found.add(new FoundMeeting(id, "a", state));
        }
        adds(new Operation.ReadSeries("a"), Response.of(200, "").showing(found));
    }

    private void reassigns(String id, int first, int second) {
        MeetingState before = known.get(id);
        changes(
                new Operation.Reassign(id, first, second),
                before.changed(before.slot(), Set.of(first, second), before.title()));
    }

    private void refuses(Operation operation, int status, String problem) {
        adds(operation, Response.of(status, problem));
    }

    /** Adds a refusal because a user is busy in a slot. */
    private void refuses(Operation operation, int user, TimeSlot slot) {
        Conflict conflict = new Conflict(Optional.empty(), Map.of(user, TimeSlots.of(slot)));
        adds(operation, Response.of(409, Outcome.NOT_FREE).blaming(List.of(conflict)));
    }

    /** Adds a refusal because a user is busy in a slot of an occurrence. */
    private void refuses(Operation operation, TimeSlot occurrence, int user, TimeSlot slot) {
        Conflict conflict = new Conflict(Optional.of(occurrence), Map.of(user, TimeSlots.of(slot)));
        adds(operation, Response.of(409, Outcome.OCCURRENCES_NOT_FREE).blaming(List.of(conflict)));
    }

    private void reads(int user, TimeSlots free) {
        adds(new Operation.Read(user), Response.of(200, "").showing(free));
    }

    private void isStored(String id, int first, int second, TimeSlot slot) {
        MeetingState state = known.getOrDefault(id, MeetingState.scheduled(slot, Set.of(first, second)));
        isStored(id, id, new MeetingState(slot, Set.of(first, second), state.title(), false, state.version()));
    }

    private void isStored(String id, String seriesId, MeetingState state) {
        FoundMeeting found = new FoundMeeting(id, seriesId, state);
        meetings.add(found);
        if (!state.canceled()) {
            booked.add(found);
        }
    }

    private void isStoredCanceled(String id, int first, int second, TimeSlot slot) {
        MeetingState last = known.get(id);
        long version = last.canceled() ? last.version() : last.version() + 1;
        isStored(id, id, new MeetingState(slot, Set.of(first, second), "", true, version));
    }

    /** Forgets all that was added. */
    private void beginsAnew() {
        history.clear();
        forgetsStored();
        declared = Operation.initialAvailability();
    }

    private void forgetsStored() {
        meetings.clear();
        booked.clear();
    }

    private Verdict verdict() {
        List<List<FoundMeeting>> attended = new ArrayList<>();
        List<TimeSlots> free = new ArrayList<>();
        for (int user = 0; user < 3; user++) {
            int attendee = user;
            List<FoundMeeting> own = booked.stream()
                    .filter(found -> found.state().users().contains(attendee))
                    .toList();
            attended.add(own);
            free.add(declared.minus(TimeSlots.copyOf(
                    own.stream().map(found -> found.state().slot()).toList())));
        }
        StoredBookings bookings = new StoredBookings(List.of(), List.of());
        return new Verdict(
                history, new StoredState(meetings, bookings, attended, free, Long.MAX_VALUE, Long.MAX_VALUE));
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
        moves("a", NOON);
        reads(1, Operation.initialAvailability().minus(NOON));
        gets(classic(0, 2, NOON), 400);
        gets(classic(0, 2, MORNING), 201);
        cancels("a");
        refuses(new Operation.Cancel("a", false, false), 409, Outcome.ALREADY_CANCELED);
        isStoredCanceled("a", 0, 1, NOON);
        isStored("unknown id", 0, 2, MORNING);

        assertAccepted();
    }

    @Test
    void accepts_a_correct_history_of_attendees() {
        schedules("a", 0, 1, MORNING);
        reassigns("a", 1, 2);
        reads(0, Operation.initialAvailability());
        reads(2, Operation.initialAvailability().minus(MORNING));
        schedules("b", 0, 1, NOON);
        refuses(new Operation.Reschedule("b", MORNING), 1, MORNING);
        reassigns("b", 0, 2);
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
        moves("a", MORNING);
        declared = declared.minus(Operation.slot(480, 120));
        isStored("a", 0, 1, MORNING);

        assertAccepted();
    }

    @Test
    void accepts_a_correct_history_of_a_series() {
        movesTheRestOfASeries(OptionalLong.of(1));
        readsSeries(List.of(known.get("a"), known.get("b"), known.get("c")));
        reads(
                0,
                Operation.initialAvailability()
                        .minus(MORNING)
                        .minus(later(NOON, 1))
                        .minus(later(NOON, 2)));
        refuses(moveSeries("b", later(MORNING, 1), OptionalLong.of(1)), 412, Outcome.CHANGED_SINCE);
        schedules("d", 0, 2, later(MORNING, 2));
        refuses(moveSeries("b", later(MORNING, 1), OptionalLong.of(2)), later(MORNING, 2), 0, later(MORNING, 2));
        areStored("a", "b", "c");
        areStored("d");

        assertAccepted();
    }

    @Test
    void accepts_a_series_that_moves_onto_its_own_time_and_is_canceled() {
        movesTheRestOfASeries(OptionalLong.empty());
        changes(moveSeries("b", later(NOON, 2), OptionalLong.empty()), movedTo(later(NOON, 2), 3));
        changes(
                new Operation.Cancel("b", false, true),
                movedTo(later(NOON, 2), 3).cancel());
        known.put("c", movedTo(later(NOON, 3), 3).cancel());
        areStored("a", "b", "c");

        assertAccepted();
    }

    @Test
    void notices_a_series_that_was_moved_or_stored_in_part() {
        movesTheRestOfASeries(OptionalLong.empty());
        known.put("c", MeetingState.scheduled(later(MORNING, 2), Set.of(0, 1)));
        areStored("a", "b", "c");
        assertRejected("possible final slots");

        beginsAnew();
        adds(series(0, 1, MORNING), Response.NONE);
        isStored("x", "x", MeetingState.scheduled(MORNING, Set.of(0, 1)));
        isStored("y", "x", MeetingState.scheduled(later(MORNING, 1), Set.of(0, 1)));
        assertRejected("not requested");

        isStored("z", "x", MeetingState.scheduled(later(MORNING, 2), Set.of(0, 1)));
        assertAccepted();
    }

    @Test
    void notices_a_read_that_shows_a_series_moved_in_part() {
        movesTheRestOfASeries(OptionalLong.empty());
        readsSeries(List.of(known.get("a"), known.get("b"), MeetingState.scheduled(later(MORNING, 2), Set.of(0, 1))));
        areStored("a", "b", "c");

        assertRejected("at no moment so");
    }

    @Test
    void notices_that_if_match_was_ignored() {
        movesTheRestOfASeries(OptionalLong.of(7));
        areStored("a", "b", "c");
        assertRejected("ChangeSeries");

        beginsAnew();
        schedules(series(0, 1, MORNING), "a", "b", "c");
        refuses(moveSeries("b", later(NOON, 1), OptionalLong.of(1)), 412, Outcome.CHANGED_SINCE);
        areStored("a", "b", "c");
        assertRejected("ChangeSeries");
    }

    @Test
    void lets_a_change_with_if_match_take_effect_once_however_often_it_is_sent() {
        schedules(series(0, 1, MORNING), "a", "b", "c");
        Operation.ChangeSeries change = moveSeries("a", NOON, OptionalLong.of(1));
        adds(change, Response.NONE);
        refuses(change, 412, Outcome.CHANGED_SINCE);
        for (int day = 0; day < 3; day++) {
            known.put(List.of("a", "b", "c").get(day), movedTo(later(NOON, day), 2));
        }
        areStored("a", "b", "c");
        assertAccepted();

        forgetsStored();
        for (int day = 0; day < 3; day++) {
            known.put(List.of("a", "b", "c").get(day), movedTo(later(NOON, day), 3));
        }
        areStored("a", "b", "c");
        assertRejected("possible final slots");
    }

    @Test
    void notices_a_refusal_that_says_the_wrong_user_or_time() {
        Operation.ChangeSeries change = moveSeries("a", NOON, OptionalLong.empty());
        TimeSlot busy = later(NOON, 1);
        for (TimeSlot occurrence : List.of(busy, later(NOON, 2))) {
            for (int user : List.of(0, 1)) {
                for (TimeSlot slot : List.of(busy, Operation.slot(1440 + 720, 30))) {
                    beginsAnew();
                    schedules(series(0, 1, MORNING), "a", "b", "c");
                    schedules("d", 1, 2, busy);
                    refuses(change, occurrence, user, slot);
                    areStored("a", "b", "c");
                    areStored("d");
                    if (occurrence.equals(busy) && user == 1 && slot.equals(busy)) {
                        assertAccepted();
                    } else {
                        assertRejected("refused without reason");
                    }
                }
            }
        }
    }

    @Test
    void notices_a_series_that_moved_to_time_that_is_not_free() {
        for (int user = 0; user < 3; user++) {
            gets(new Operation.Close(user, later(NOON, 2)), 204);
        }
        movesTheRestOfASeries(OptionalLong.empty());
        areStored("a", "b", "c");
        declared = declared.minus(later(NOON, 2));
        assertRejected("granted without reason");

        beginsAnew();
        schedules(series(0, 1, MORNING), "a", "b", "c");
        refuses(moveSeries("a", NOON, OptionalLong.empty()), 422, Outcome.OCCURRENCES_OVERLAP);
        areStored("a", "b", "c");
        assertRejected("ChangeSeries");
    }

    @Test
    void notices_faults_of_attendees() {
        schedules("a", 0, 1, MORNING);
        reassigns("a", 1, 2);
        isStored("a", 0, 1, MORNING);
        assertRejected("possible final slots and attendees");

        beginsAnew();
        schedules("a", 0, 1, MORNING);
        refuses(new Operation.Reassign("a", 1, 2), 2, MORNING);
        isStored("a", 0, 1, MORNING);
        assertRejected("refused without reason");

        beginsAnew();
        schedules("a", 0, 1, MORNING);
        for (int user = 0; user < 3; user++) {
            gets(new Operation.Close(user, MORNING), 204);
        }
        reassigns("a", 1, 2);
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
        gets(classic(0, 1, MORNING), 201);

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
        cancels("a");
        isStoredCanceled("a", 0, 1, MORNING);
        isStored("b", 0, 1, MORNING);

        assertRejected("not requested");
    }

    @Test
    void notices_a_meeting_that_only_one_attendee_has() {
        schedules("a", 0, 1, MORNING);
        meetings.add(new FoundMeeting("a", "a", MeetingState.scheduled(MORNING, Set.of(0, 1))));
        booked.add(new FoundMeeting("a", "a", MeetingState.scheduled(MORNING, Set.of(0))));

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
        cancels("b");
        isStored("a", 0, 1, MORNING);
        isStoredCanceled("b", 0, 2, MORNING);

        assertRejected("was double-booked for a while");
    }

    @Test
    void notices_a_canceled_meeting_that_is_still_there() {
        schedules("a", 0, 1, MORNING);
        cancels("a");
        isStored("a", 0, 1, MORNING);

        assertRejected("possible final slots");
    }

    @Test
    void notices_a_canceled_meeting_that_is_still_booked() {
        schedules("a", 0, 1, MORNING);
        cancels("a");
        isStoredCanceled("a", 0, 1, MORNING);
        booked.addAll(meetings);

        assertRejected("bookings of user 0");
    }

    @Test
    void notices_a_moved_meeting_at_its_old_time() {
        schedules("a", 0, 1, MORNING);
        moves("a", NOON);
        isStored("a", 0, 1, MORNING);

        assertRejected("possible final slots");
    }

    @Test
    void lets_a_change_without_a_response_happen_late_or_never() {
        schedules("a", 0, 1, MORNING);
        adds(new Operation.Cancel("a", false, false), Response.NONE);
        moves("a", NOON);
        isStored("a", 0, 1, NOON);
        assertAccepted();

        forgetsStored();
        isStoredCanceled("a", 0, 1, NOON);
        assertAccepted();

        forgetsStored();
        isStoredCanceled("a", 0, 1, MORNING);
        assertRejected("possible final slots");
    }

    @Test
    void notices_that_a_meeting_was_canceled_twice() {
        schedules("a", 0, 1, MORNING);
        cancels("a");
        cancels("a");
        isStoredCanceled("a", 0, 1, MORNING);

        assertRejected("Cancel");
    }

    @Test
    void notices_that_a_meeting_was_reported_canceled_and_was_not() {
        schedules("a", 0, 1, MORNING);
        refuses(new Operation.Cancel("a", false, false), 409, Outcome.ALREADY_CANCELED);
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
        adds(meeting(0, 1, MORNING), created(meeting(0, 1, MORNING), "a"), 1, 10);
        adds(new Operation.Read(0), Response.of(200, "").showing(Operation.initialAvailability()), 9, 12);
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
            adds(new Operation.Close(user, NIGHT), Response.of(204, ""), 1, 9);
            adds(new Operation.Open(user, NIGHT), Response.of(201, ""), 2, 8);
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
        moves("a", MORNING);
        declared = declared.minus(MORNING);
        isStored("a", 0, 1, MORNING);

        assertAccepted();
    }

    @Test
    void notices_refusals_without_reason() {
        gets(classic(0, 1, MORNING), 400);
        assertRejected("refused without reason");

        beginsAnew();
        gets(new Operation.Open(0, NIGHT), 400);
        assertRejected("without reason");

        beginsAnew();
        schedules("a", 0, 1, MORNING);
        refuses(new Operation.Reschedule("a", NOON), 0, NOON);
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
