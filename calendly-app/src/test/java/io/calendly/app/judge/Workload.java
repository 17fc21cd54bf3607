package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The sequence of operations of one client.
 *
 * <p>The seed determines the kind, the users, the slot, the route and the idempotency key of each operation. To this
 * end, every operation draws the same number of random numbers, independent of earlier responses. The seed determines a
 * meeting only as an index into the meetings that the client knows, modulo their number, and a nearby new slot only as
 * a number of minutes later. The known meetings depend on the granted operations, and so on the interleaving of the
 * clients. A client that knows no meeting reads instead of canceling or rescheduling.
 *
 * <p>A client changes its own meetings only, so that the changes of a meeting have an order. It forgets a canceled
 * meeting only when a response says that the meeting is already canceled. So each canceled meeting gets at least one
 * more request to cancel or move it.
 */
final class Workload {

    private final Random random;

    /** The slot of each meeting whose id the client knows, from the responses so far. */
    private final Map<String, TimeSlot> known = new LinkedHashMap<>();

    Workload(long seed) {
        random = new Random(seed);
    }

    Operation next() {
        int kind = random.nextInt(16);
        int user = random.nextBoolean() ? random.nextInt(Operation.HOT) : random.nextInt(Operation.USERS);
        int other = (user + 1 + random.nextInt(Operation.USERS - 1)) % Operation.USERS;
        TimeSlot longSlot = slot(300);
        TimeSlot hour = slot(60);
        int pick = random.nextInt(Integer.MAX_VALUE);
        boolean classic = random.nextBoolean();
        boolean keyed = random.nextBoolean();
        int later = random.nextInt(30) * 60;

        return switch (kind) {
            case 0, 1 -> new Operation.Open(user, longSlot);
            case 2 -> new Operation.Close(user, longSlot);
            case 3 -> new Operation.Read(user);
            case 4 -> new Operation.Overlap(user, other);
            case 5 -> known.isEmpty() ? new Operation.Read(user) : new Operation.Cancel(pick(pick), keyed);
            case 6, 7 -> {
                if (known.isEmpty()) {
                    yield new Operation.Read(user);
                }
                TimeSlot now = known.get(pick(pick));
                yield new Operation.Reschedule(
                        pick(pick), classic ? hour : TimeSlot.of(now.start() + later, now.end() + later));
            }
            case 8, 9 -> known.isEmpty() ? new Operation.Read(user) : new Operation.Reassign(pick(pick), user, other);
            default ->
                new Operation.Schedule(
                        user,
                        other,
                        hour,
                        classic ? Operation.Route.CLASSIC : keyed ? Operation.Route.KEYED : Operation.Route.PLAIN);
        };
    }

    private TimeSlot slot(int maxMinutes) {
        int start = random.nextInt(Operation.DAYS * 1440 - maxMinutes);
        return Operation.slot(start, 1 + random.nextInt(maxMinutes));
    }

    private String pick(int number) {
        return List.copyOf(known.keySet()).get(number % known.size());
    }

    /** Updates the known meetings from a response. */
    void learn(Outcome outcome) {
        if (outcome.isDone() && outcome.operation() instanceof Operation.Schedule meeting) {
            outcome.meetingId().ifPresent(id -> known.put(id, meeting.slot()));
        }
        if (outcome.isDone() && outcome.operation() instanceof Operation.Reschedule moved) {
            known.put(moved.meetingId(), moved.slot());
        }
        if (outcome.problem().equals(Outcome.ALREADY_CANCELED)) {
            outcome.operation().changedMeetingId().ifPresent(known::remove);
        }
    }
}
