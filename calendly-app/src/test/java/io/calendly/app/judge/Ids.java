package io.calendly.app.judge;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids in the storage of the users and the event types of the workload.
 *
 * @param users the ids of the users, by their indexes
 * @param eventTypes the ids of the event types
 */
record Ids(List<Long> users, Map<Bookable, String> eventTypes) {

    /** Returns the index of the user with an id. */
    int user(long id) {
        return users.indexOf(id);
    }

    /** Returns the indexes of the users with these ids. */
    Set<Integer> users(Iterable<Long> ids) {
        Set<Integer> indexes = new HashSet<>();
        ids.forEach(id -> indexes.add(user(id)));
        return indexes;
    }

    /** Returns the event type with an id. */
    Bookable eventType(String id) {
        return eventTypes.entrySet().stream()
                .filter(each -> each.getValue().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
