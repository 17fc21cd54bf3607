package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The sequence of operations of one client.
 *
 * <p>The seed determines the kind, the users, the slot, the route and the idempotency key of each operation. To this
 * end, every operation draws the same number of random numbers, independent of earlier responses. The seed determines a
 * meeting only as an index into the meetings that the client knows, modulo their number, and a nearby new slot only as
 * a number of minutes later. The known meetings depend on the granted operations, and so on the interleaving of the
 * clients. A client that knows no meeting reads instead of changing one.
 *
 * <p>A client changes its own meetings only, so that the changes of a meeting have an order, and reads the series of all
 * clients. It forgets a canceled meeting only when a response says that the meeting is already canceled. So each
 * canceled meeting gets at least one more request to cancel or move it. The slots and versions that it knows of the
 * meetings of a series are often out of date, so that some of its requests have an outdated {@code If-Match}. A change
 * with {@code If-Match} that got no response is sent again, and must not take effect twice.
 */
final class Workload {

    /** The number of kinds of operations without bookings. They remain more than half of all. */
    private static final int KINDS = 22;

    /** The meetings of a series. */
    private static final int SERIES = 3;

    /** A meeting as the responses so far tell it. */
    private record Known(TimeSlot slot, long version, boolean isInSeries) {}

    private final Random random;

    /** The ids of the series of all clients. */
    private final List<String> allSeries;

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final BookingWorkload bookings;
    private Optional<Operation.Change> unanswered = Optional.empty();

    /**
     * Makes the workload of one client.
     *
     * @param allSeries the list to which all clients add the ids of their series; must be thread-safe
     */
    Workload(long seed, List<String> allSeries) {
        this.random = new Random(seed);
        this.allSeries = allSeries;
        this.bookings = new BookingWorkload("client " + seed);
    }

    Operation next() {
        int kind = random.nextInt(KINDS + BookingWorkload.KINDS);
        int user = random.nextBoolean() ? random.nextInt(Operation.HOT) : random.nextInt(Operation.USERS);
        int other = (user + 1 + random.nextInt(Operation.USERS - 1)) % Operation.USERS;
        TimeSlot longSlot = slot(300);
        TimeSlot hour = slot(60);
        int pick = random.nextInt(Integer.MAX_VALUE);
        boolean classic = random.nextBoolean();
        boolean keyed = random.nextBoolean();
        int later = random.nextInt(30) * 60;
        BookingWorkload.Draw draw = BookingWorkload.Draw.of(random, pick, classic, keyed);
        if (kind >= KINDS) {
            return bookings.next(kind - KINDS, draw, hour).orElse(new Operation.Read(user));
        }
        Operation.Route withId = keyed ? Operation.Route.KEYED : Operation.Route.PLAIN;

        Optional<Operation> chosen = switch (kind) {
            case 0, 1 -> Optional.of(new Operation.Open(user, longSlot));
            case 2 -> Optional.of(new Operation.Close(user, longSlot));
            case 3 -> Optional.of(new Operation.Read(user));
            case 4 -> Optional.of(new Operation.Overlap(user, other));
            case 5 -> pick(allSeries, pick).map(Operation.ReadSeries::new);
            case 6 -> pickMeeting(pick).map(id -> new Operation.Cancel(id, keyed, classic));
            case 7, 8 -> pickMeeting(pick).map(id -> new Operation.Reschedule(id, classic ? hour : later(id, later)));
            case 9, 10 -> pickMeeting(pick).map(id -> new Operation.Reassign(id, user, other));
            case 11, 12, 13 ->
                unanswered
                        .<Operation>map(change -> change)
                        .or(() -> pickOccurrence(pick)
                                .map(id -> move(id, classic ? hour : later(id, later), pick, keyed)));
            case 14, 15, 16 -> Optional.of(new Operation.Schedule(user, other, hour, withId, SERIES));
            default ->
                Optional.of(new Operation.Schedule(user, other, hour, classic ? Operation.Route.CLASSIC : withId, 1));
        };
        return chosen.orElse(new Operation.Read(user));
    }

    private TimeSlot slot(int maxMinutes) {
        int start = random.nextInt(Operation.DAYS * 1440 - maxMinutes);
        return Operation.slot(start, 1 + random.nextInt(maxMinutes));
    }

    private TimeSlot later(String id, int seconds) {
        TimeSlot now = known.get(id).slot();
        return TimeSlot.of(now.start() + seconds, now.end() + seconds);
    }

    private Operation move(String id, TimeSlot slot, int title, boolean withVersion) {
        OptionalLong version = withVersion ? OptionalLong.of(known.get(id).version()) : OptionalLong.empty();
        return new Operation.ChangeSeries(id, slot, "Title " + title, version);
    }

    private Optional<String> pickMeeting(int number) {
        return pick(List.copyOf(known.keySet()), number);
    }

    private Optional<String> pickOccurrence(int number) {
        return pick(
                known.keySet().stream().filter(id -> known.get(id).isInSeries()).toList(), number);
    }

    private static Optional<String> pick(List<String> ids, int number) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(number % ids.size()));
    }

    /** Updates the known meetings from a response. */
    void learn(Outcome outcome) {
        bookings.learn(outcome);
        Operation operation = outcome.operation();
        List<FoundMeeting> found = outcome.response().meetings();
        if (operation instanceof Operation.Schedule) {
            found.forEach(meeting -> learn(meeting, found.size() > 1));
            if (found.size() > 1) {
                allSeries.add(found.get(0).id());
            }
        }
        if (operation instanceof Operation.Change change) {
            Known before = known.get(change.meetingId());
            found.forEach(meeting -> learn(meeting, before.isInSeries()));
            learn(outcome, change, before);
        }
    }

    private void learn(FoundMeeting found, boolean isInSeries) {
        known.put(found.id(), new Known(found.state().slot(), found.state().version(), isInSeries));
    }

    private void learn(Outcome outcome, Operation.Change change, Known before) {
        if (outcome.problem().equals(Outcome.ALREADY_CANCELED)) {
            known.remove(change.meetingId());
            unanswered = unanswered.filter(other -> !other.meetingId().equals(change.meetingId()));
        }
        if (outcome.problem().equals(Outcome.CHANGED_SINCE)) {
            known.put(change.meetingId(), new Known(before.slot(), before.version() + 1, true));
        }
        if (change instanceof Operation.ChangeSeries moved && moved.version().isPresent()) {
            unanswered = outcome.isIndeterminate() ? Optional.of(change) : Optional.empty();
        }
    }
}
