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

/** A judge that acquits everybody would go unnoticed; so here are histories by hand, some right and some with a fault. */
class VerdictTest {

    private static final TimeSlot MORNING = Operation.slot(480, 60);
    private static final TimeSlot NOON = Operation.slot(720, 60);
    private static final TimeSlot NIGHT = Operation.slot(30, 60);

    private final List<Answer> history = new ArrayList<>();
    private final List<StoredState.Entry> meetings = new ArrayList<>();
    private final List<StoredState.Entry> booked = new ArrayList<>();
    private TimeSlots declared = Operation.firstDeclared();
    private long now;

    /** Asked and answered after everything before. */
    private Answer answer(Operation operation, int status, String problem, Optional<String> meeting, TimeSlots slots) {
        return answer(operation, status, problem, meeting, slots, now + 1, now + 2);
    }

    private Answer answer(
            Operation operation,
            int status,
            String problem,
            Optional<String> meeting,
            TimeSlots slots,
            long asked,
            long answered) {
        Answer answer = new Answer(operation, 1, status, problem, meeting, slots, asked, answered);
        history.add(answer);
        now = Math.max(now, answered);
        return answer;
    }

    private void schedules(String name, int first, int second, TimeSlot slot) {
        answer(meeting(first, second, slot), 201, "", Optional.of(name), TimeSlots.of(slot));
    }

    private static Operation.Schedule meeting(int first, int second, TimeSlot slot) {
        return new Operation.Schedule(first, second, slot, Operation.Way.PLAIN);
    }

    private void cancels(String name, int status) {
        String problem = status == 409 ? Answer.ALREADY_CANCELED : "";
        answer(new Operation.Cancel(name, false), status, problem, Optional.empty(), TimeSlots.empty());
    }

    private void moves(String name, TimeSlot slot, int status) {
        String problem = status == 409 ? Answer.NOT_FREE : "";
        answer(new Operation.Reschedule(name, slot), status, problem, Optional.empty(), TimeSlots.empty());
    }

    private void gets(Operation operation, int status) {
        answer(operation, status, "", Optional.empty(), TimeSlots.empty());
    }

    private void reads(int user, TimeSlots free) {
        answer(new Operation.Read(user), 200, "", Optional.empty(), free);
    }

    private void isKept(String name, int first, int second, TimeSlot slot) {
        StoredState.Entry entry = new StoredState.Entry(name, Set.of(first, second), slot, false);
        meetings.add(entry);
        booked.add(entry);
    }

    private void isKeptCanceled(String name, int first, int second, TimeSlot slot) {
        meetings.add(new StoredState.Entry(name, Set.of(first, second), slot, true));
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

    private void isRight() {
        assertThatCode(() -> verdict().check()).doesNotThrowAnyException();
    }

    private void isWrong(String... words) {
        assertThatThrownBy(() -> verdict().check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void acquits_a_day_on_which_all_is_well() {
        schedules("a", 0, 1, MORNING);
        reads(0, Operation.firstDeclared().minus(MORNING));
        moves("a", NOON, 200);
        reads(1, Operation.firstDeclared().minus(NOON));
        gets(new Operation.Schedule(0, 2, NOON, Operation.Way.CLASSIC), 400);
        gets(new Operation.Schedule(0, 2, MORNING, Operation.Way.CLASSIC), 201);
        cancels("a", 201);
        cancels("a", 409);
        isKeptCanceled("a", 0, 1, NOON);
        isKept("of unknown name", 0, 2, MORNING);

        isRight();
    }

    @Test
    void notices_a_lost_meeting() {
        schedules("a", 0, 1, MORNING);

        isWrong("is lost");
    }

    @Test
    void notices_a_lost_meeting_whose_name_was_not_told() {
        gets(new Operation.Schedule(0, 1, MORNING, Operation.Way.CLASSIC), 201);

        isWrong("is lost");
    }

    @Test
    void notices_a_meeting_that_nobody_asked_for() {
        isKept("a", 0, 1, MORNING);

        isWrong("nobody asked for");
    }

    @Test
    void notices_that_one_request_made_two_meetings() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        isKeptCanceled("a", 0, 1, MORNING);
        isKept("b", 0, 1, MORNING);

        isWrong("nobody asked for");
    }

    @Test
    void notices_half_a_meeting() {
        schedules("a", 0, 1, MORNING);
        meetings.add(new StoredState.Entry("a", Set.of(0, 1), MORNING, false));
        booked.add(new StoredState.Entry("a", Set.of(0), MORNING, false));

        isWrong("what user 0 is booked for");
    }

    @Test
    void notices_somebody_in_two_places() {
        schedules("a", 0, 1, MORNING);
        schedules("b", 0, 2, MORNING);
        isKept("a", 0, 1, MORNING);
        isKept("b", 0, 2, MORNING);

        isWrong("in two places");
    }

    @Test
    void notices_somebody_in_two_places_until_one_was_canceled() {
        schedules("a", 0, 1, MORNING);
        schedules("b", 0, 2, MORNING);
        cancels("b", 201);
        isKept("a", 0, 1, MORNING);
        isKeptCanceled("b", 0, 2, MORNING);

        isWrong("in two places, for a while");
    }

    @Test
    void notices_a_canceled_meeting_that_is_still_there() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        isKept("a", 0, 1, MORNING);

        isWrong("may have ended");
    }

    @Test
    void notices_a_canceled_meeting_that_is_still_booked() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        isKeptCanceled("a", 0, 1, MORNING);
        booked.addAll(meetings);

        isWrong("what user 0 is booked for");
    }

    @Test
    void notices_a_moved_meeting_at_its_old_time() {
        schedules("a", 0, 1, MORNING);
        moves("a", NOON, 200);
        isKept("a", 0, 1, MORNING);

        isWrong("may have ended");
    }

    @Test
    void lets_a_change_without_an_answer_happen_late_or_never() {
        schedules("a", 0, 1, MORNING);
        cancels("a", Answer.UNKNOWN);
        moves("a", NOON, 200);
        isKept("a", 0, 1, NOON);
        isRight();

        meetings.clear();
        booked.clear();
        isKeptCanceled("a", 0, 1, NOON);
        isRight();

        meetings.clear();
        isKeptCanceled("a", 0, 1, MORNING);
        isRight();
    }

    @Test
    void notices_that_a_meeting_was_canceled_twice() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 201);
        cancels("a", 201);
        isKeptCanceled("a", 0, 1, MORNING);

        isWrong("Cancel");
    }

    @Test
    void notices_that_a_meeting_was_called_canceled_and_was_not() {
        schedules("a", 0, 1, MORNING);
        cancels("a", 409);
        isKept("a", 0, 1, MORNING);

        isWrong("Cancel");
    }

    @Test
    void notices_a_read_that_shows_taken_time() {
        schedules("a", 0, 1, MORNING);
        reads(1, Operation.firstDeclared());
        isKept("a", 0, 1, MORNING);

        isWrong("shown, but not free");
    }

    @Test
    void notices_a_read_that_hides_free_time() {
        reads(1, Operation.firstDeclared().minus(NOON));

        isWrong("free, but not shown");
    }

    @Test
    void lets_a_read_show_what_was_taken_while_it_was_asked() {
        answer(meeting(0, 1, MORNING), 201, "", Optional.of("a"), TimeSlots.of(MORNING), 1, 10);
        answer(new Operation.Read(0), 200, "", Optional.empty(), Operation.firstDeclared(), 9, 12);
        isKept("a", 0, 1, MORNING);

        isRight();
    }

    @Test
    void notices_that_an_opening_is_lost() {
        gets(new Operation.Close(2, NIGHT), 204);
        gets(new Operation.Open(2, NIGHT), 201);

        isWrong("free, but not shown");
    }

    @Test
    void notices_that_a_closing_is_lost() {
        gets(new Operation.Close(2, MORNING), 204);

        isWrong("shown, but not free");
    }

    @Test
    void lets_an_opening_and_a_closing_at_once_come_in_either_order() {
        for (int user = 0; user < 3; user++) {
            answer(new Operation.Close(user, NIGHT), 204, "", Optional.empty(), TimeSlots.empty(), 1, 9);
            answer(new Operation.Open(user, NIGHT), 201, "", Optional.empty(), TimeSlots.empty(), 2, 8);
        }
        isRight();

        declared = declared.union(NIGHT);
        isRight();
    }

    @Test
    void notices_a_meeting_outside_declared_time() {
        schedules("a", 0, 1, NIGHT);
        isKept("a", 0, 1, NIGHT);

        isWrong("granted without reason");
    }

    @Test
    void lets_a_meeting_stay_where_the_time_was_taken_back() {
        schedules("a", 0, 1, MORNING);
        for (int user = 0; user < 3; user++) {
            gets(new Operation.Close(user, MORNING), 204);
        }
        moves("a", MORNING, 200);
        declared = declared.minus(MORNING);
        isKept("a", 0, 1, MORNING);

        isRight();
    }

    @Test
    void notices_refusals_without_reason() {
        gets(new Operation.Schedule(0, 1, MORNING, Operation.Way.CLASSIC), 400);
        isWrong("refused without reason");

        history.clear();
        gets(new Operation.Open(0, NIGHT), 400);
        isWrong("without reason");

        history.clear();
        schedules("a", 0, 1, MORNING);
        moves("a", NOON, 409);
        isKept("a", 0, 1, MORNING);
        isWrong("refused without reason");
    }

    @Test
    void notices_an_opening_that_opened_nothing() {
        gets(new Operation.Open(0, MORNING), 201);

        isWrong("without reason");
    }

    @Test
    void notices_an_answer_that_no_such_request_gets() {
        gets(new Operation.Open(0, NIGHT), 500);

        isWrong("500");
    }
}
