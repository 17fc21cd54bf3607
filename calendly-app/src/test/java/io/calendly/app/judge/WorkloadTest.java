package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        for (int i = 0; i < granted.size(); i++) {
            if (granted.get(i).changedMeetingId().isPresent()) {
                assertThat(refused.get(i)).isInstanceOf(Operation.Read.class);
            } else {
                assertThat(refused.get(i)).isEqualTo(granted.get(i));
            }
        }
    }

    private static List<Operation> operations(long seed, boolean granting) {
        Workload workload = new Workload(seed);
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Operation operation = workload.next();
            operations.add(operation);
            Optional<String> id = operation instanceof Operation.Schedule meeting
                            && meeting.route() != Operation.Route.CLASSIC
                            && granting
                    ? Optional.of("meeting " + i)
                    : Optional.empty();
            int status = granting ? 201 : 409;
            workload.learn(new Outcome(operation, 1, status, "", id, TimeSlots.empty(), i, i));
        }
        return operations;
    }
}
