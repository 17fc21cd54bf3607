package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void repeats_the_same_operations_with_the_same_seed() {
        assertThat(operations(7, true)).isEqualTo(operations(7, true)).isNotEqualTo(operations(8, true));
    }

    @Test
    void depends_on_responses_only_for_changes_of_meetings() {
        List<Operation> granted = operations(7, true);
        List<Operation> refused = operations(7, false);

        assertThat(granted).hasAtLeastOneElementOfType(Operation.Cancel.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.Reschedule.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.Reassign.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.ChangeSeries.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.ReadSeries.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.GiveBack.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.CancelBooking.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.MoveBooking.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.Decide.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.CancelMeeting.class);
        assertThat(granted).hasAtLeastOneElementOfType(Operation.MoveMeeting.class);
        for (int i = 0; i < granted.size(); i++) {
            if (dependsOnResponses(granted.get(i))) {
                assertThat(refused.get(i)).isInstanceOf(Operation.Read.class);
            } else if (granted.get(i) instanceof Operation.Book book) {
                assertThat(((Operation.Book) refused.get(i)).start()).isEqualTo(book.start());
            } else {
                assertThat(refused.get(i)).isEqualTo(granted.get(i));
            }
        }
    }

    private static boolean dependsOnResponses(Operation operation) {
        return operation instanceof Operation.Change
                || operation instanceof Operation.ReadSeries
                || operation instanceof Operation.BookingChange
                || (operation instanceof Operation.UseOfHold use && use.holdId().isPresent());
    }

    @Test
    void keeps_more_than_half_of_the_operations_for_meetings_among_users() {
        List<Operation> operations = operations(7, true);

        long ofBookings = operations.stream().filter(WorkloadTest::isOfBooking).count();
        assertThat(ofBookings).isBetween(operations.size() / 4L, operations.size() / 2L);
    }

    private static boolean isOfBooking(Operation operation) {
        return operation instanceof Operation.PlaceHold
                || operation instanceof Operation.UseOfHold
                || operation instanceof Operation.BookingChange;
    }

    @Test
    void names_each_invitee_once() {
        List<String> invitees = operations(7, true).stream()
                .flatMap(operation ->
                        operation instanceof Operation.Book book ? Stream.of(book.invitee()) : Stream.empty())
                .toList();

        assertThat(invitees).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void sends_a_change_with_if_match_again_until_there_is_a_response() {
        Workload workload = new Workload(7, new ArrayList<>());
        Operation.ChangeSeries change = firstChangeWithVersion(workload, 0);
        workload.learn(new Outcome(change, 1, Response.NONE, 0, 1));

        assertThat(nextChangeOfSeries(workload)).isEqualTo(change);
        assertThat(nextChangeOfSeries(workload)).isEqualTo(change);
        workload.learn(new Outcome(change, 1, Response.of(412, Outcome.CHANGED_SINCE), 2, 3));
        assertThat(nextChangeOfSeries(workload)).isNotEqualTo(change);
    }

    private static Operation.ChangeSeries firstChangeWithVersion(Workload workload, int number) {
        Operation operation = workload.next();
        if (operation instanceof Operation.ChangeSeries change
                && change.version().isPresent()) {
            return change;
        }
        workload.learn(new Outcome(operation, 1, response(operation, number), number, number));
        return firstChangeWithVersion(workload, number + 1);
    }

    private static Operation nextChangeOfSeries(Workload workload) {
        Operation operation = workload.next();
        while (!(operation instanceof Operation.ChangeSeries)) {
            operation = workload.next();
        }
        return operation;
    }

    private static List<Operation> operations(long seed, boolean granting) {
        Workload workload = new Workload(seed, new ArrayList<>());
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Operation operation = workload.next();
            operations.add(operation);
            Response response = granting ? response(operation, i) : Response.of(409, "");
            workload.learn(new Outcome(operation, 1, response, i, i));
        }
        return operations;
    }

    private static Response response(Operation operation, int number) {
        if (operation instanceof Operation.PlaceHold hold) {
            TimeSlot slot = hold.type().slotAt(hold.start());
            return Response.of(201, "")
                    .showing(BookingAnswer.of(new FoundHold(
                            "hold " + number, slot, hold.type().hosts(), Long.MAX_VALUE, Long.MAX_VALUE)));
        }
        if (operation instanceof Operation.Book book) {
            BookingState state =
                    BookingState.made(book.type(), book.start(), book.type().hosts());
            return Response.of(201, "")
                    .showing(BookingAnswer.of(new FoundBooking(
                            "booking " + number, book.invitee(), "token", state.inMeeting("meeting " + number))));
        }
        List<FoundMeeting> found = new ArrayList<>();
        if (operation instanceof Operation.Schedule meeting && meeting.route() != Operation.Route.CLASSIC) {
            String first = "meeting " + number;
            for (MeetingState state : meeting.scheduled()) {
                found.add(new FoundMeeting(found.isEmpty() ? first : first + "." + found.size(), first, state));
            }
        }
        return Response.of(201, "").showing(found);
    }
}
