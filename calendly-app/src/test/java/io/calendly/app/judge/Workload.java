package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What one client asks for, one thing after the other.
 *
 * <p>The seed determines, for the n-th operation of each client, of which kind it is, for which users and which slot, by
 * which way and whether under a key; for this, every operation draws the same numbers whatever was answered before. A
 * meeting it determines only as "the k-th, counted around, of those that this client knows", and the new time of one that
 * moves nearby only as "so many minutes later". Which meetings a client knows depends on what was granted, and so on how
 * the clients' requests mixed. If it knows none, it reads instead of canceling or rescheduling.
 *
 * <p>A client changes its own meetings only, so that all that happens to one is asked for in order. It forgets a canceled
 * meeting when it is told so; thus every canceled one is canceled, or to be moved, once more.
 */
final class Workload {

    private final Random random;

    /** When each meeting is that was acknowledged by name, as far as this client was told. */
    private final Map<String, TimeSlot> known = new LinkedHashMap<>();

    Workload(long seed) {
        random = new Random(seed);
    }

    Operation next() {
        int kind = random.nextInt(14);
        int user = random.nextBoolean() ? random.nextInt(Operation.HOT) : random.nextInt(Operation.USERS);
        int other = (user + 1 + random.nextInt(Operation.USERS - 1)) % Operation.USERS;
        TimeSlot stretch = slot(300);
        TimeSlot hour = slot(60);
        int pick = random.nextInt(Integer.MAX_VALUE);
        boolean classic = random.nextBoolean();
        boolean keyed = random.nextBoolean();
        int later = random.nextInt(30) * 60;

        return switch (kind) {
            case 0, 1 -> new Operation.Open(user, stretch);
            case 2 -> new Operation.Close(user, stretch);
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
            default ->
                new Operation.Schedule(
                        user,
                        other,
                        hour,
                        classic ? Operation.Way.CLASSIC : keyed ? Operation.Way.KEYED : Operation.Way.PLAIN);
        };
    }

    private TimeSlot slot(int mostMinutes) {
        int start = random.nextInt(Operation.DAYS * 1440 - mostMinutes);
        return Operation.slot(start, 1 + random.nextInt(mostMinutes));
    }

    private String pick(int number) {
        return List.copyOf(known.keySet()).get(number % known.size());
    }

    /** Takes note of what came back. */
    void learn(Answer answer) {
        if (answer.done() && answer.operation() instanceof Operation.Schedule meeting) {
            answer.meeting().ifPresent(name -> known.put(name, meeting.slot()));
        }
        if (answer.done() && answer.operation() instanceof Operation.Reschedule moved) {
            known.put(moved.meeting(), moved.slot());
        }
        if (answer.problem().equals(Answer.ALREADY_CANCELED)) {
            answer.operation().named().ifPresent(known::remove);
        }
    }
}
