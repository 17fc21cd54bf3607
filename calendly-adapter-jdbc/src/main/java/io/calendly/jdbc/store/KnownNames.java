package io.calendly.jdbc.store;

import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names of users that a transaction has read together with locks and meetings. A name that is known needs no
 * statement, which would be a round trip to a database server.
 */
public final class KnownNames {

    private final Map<UserId, String> names = new HashMap<>();

    /** Knows no name at first. */
    public KnownNames() {}

    void add(UserId user, String name) {
        names.put(user, name);
    }

    void addAll(Map<UserId, String> others) {
        names.putAll(others);
    }

    boolean hasAll(Collection<UserId> users) {
        return names.keySet().containsAll(users);
    }

    /** Returns the names of those of the users who are known. */
    SortedMap<UserId, String> of(Collection<UserId> users) {
        SortedMap<UserId, String> known = new TreeMap<>();
        for (UserId user : users) {
            if (names.containsKey(user)) {
                known.put(user, names.get(user));
            }
        }
        return known;
    }
}
