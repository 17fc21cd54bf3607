package io.calendly.application.availability;

import io.calendly.application.availability.QuorumQuery.Order;
import io.calendly.application.availability.QuorumQuery.Position;
import io.calendly.domain.availability.Quorums;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A search for the slots of a {@link QuorumQuery} in the users' free time. */
final class QuorumSearch {

    private final QuorumQuery query;
    private final List<UserId> users;
    private final Quorums quorums;

    /** @param free the free time of each user of the query in the window, by ascending id */
    QuorumSearch(QuorumQuery query, List<TimeSlots> free) {
        this.query = query;
        this.users = List.copyOf(query.users());
        BitSet required = new BitSet();
        query.required().forEach(user -> required.set(users.indexOf(user)));
        this.quorums = Quorums.of(free, query.atLeast(), required, query.minDuration());
    }

    /** Returns the slots. Only for these is it computed which users are free. */
    List<Quorum> run() {
        IntStream inOrder = query.order() == Order.MOST_AVAILABLE_FIRST
                ? IntStream.of(quorums.byMostAvailable())
                : IntStream.range(0, quorums.size());
        return inOrder.filter(i -> query.kind().stream().allMatch(kind -> quorums.kind(i) == kind))
                .filter(i -> query.after().stream().allMatch(position -> isPast(i, position)))
                .limit(query.max())
                .mapToObj(this::quorum)
                .toList();
    }

    private boolean isPast(int index, Position position) {
        boolean later = quorums.slot(index).end() > position.end();
        int count = quorums.count(index);
        return query.order() == Order.BY_START
                ? later
                : count < position.available() || (count == position.available() && later);
    }

    private Quorum quorum(int index) {
        BitSet free = quorums.available(index);
        SortedSet<UserId> available = new TreeSet<>();
        SortedSet<UserId> missing = new TreeSet<>();
        for (int i = 0; i < users.size(); i++) {
            (free.get(i) ? available : missing).add(users.get(i));
        }
        return new Quorum(quorums.slot(index), quorums.kind(index), available, missing);
    }
}
