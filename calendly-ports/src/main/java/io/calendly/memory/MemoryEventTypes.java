package io.calendly.memory;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.EventTypes;
import io.calendly.ports.HostedEventType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

record MemoryEventTypes(MemoryAccess access) implements EventTypes {

    @Override
    public void add(EventType eventType) {
        MemoryTransaction transaction = access.writing();
        requireSlugFree(transaction.tables(), eventType);
        transaction.put(transaction.tables().eventTypes, eventType.id(), eventType);
    }

    private static void requireSlugFree(MemoryTables tables, EventType eventType) {
        String slug = slug(eventType);
        boolean taken = tables.eventTypes.values().stream()
                .anyMatch(other -> !other.id().equals(eventType.id())
                        && slug(other).equals(slug)
                        && !Collections.disjoint(hosts(other), hosts(eventType)));
        if (taken) {
            throw new RefusedException(new EventTypeRefusal.SlugTaken(slug));
        }
    }

    private static String slug(EventType eventType) {
        return eventType.settings().description().slug();
    }

    private static SortedSet<UserId> hosts(EventType eventType) {
        return eventType.settings().hosting().hosts();
    }

    @Override
    public Optional<HostedEventType> find(EventTypeId id) {
        return access.read(tables -> Optional.ofNullable(tables.eventTypes.get(id))
                .map(eventType -> new HostedEventType(eventType, timeZones(tables, hosts(eventType)))));
    }

    private static SortedMap<UserId, String> timeZones(MemoryTables tables, Collection<UserId> hosts) {
        SortedMap<UserId, String> timeZones = new TreeMap<>();
        for (UserId host : hosts) {
            User user = tables.users.get(host);
            if (user != null) {
                timeZones.put(host, user.profile().timeZone());
            }
        }
        return timeZones;
    }

    @Override
    public void update(EventType before, EventType after) {
        MemoryTransaction transaction = access.writing();
        requireSlugFree(transaction.tables(), after);
        transaction.put(transaction.tables().eventTypes, after.id(), after);
    }

    @Override
    public void remove(EventType eventType) {
        MemoryTransaction transaction = access.writing();
        transaction.remove(transaction.tables().eventTypes, eventType.id());
    }

    @Override
    public List<EventType> page(Filter filter, Optional<EventTypeId> after, int max) {
        return access.read(tables ->
                after.map(id -> tables.eventTypes.tailMap(id, false)).orElse(tables.eventTypes).values().stream()
                        .filter(each -> filter.host().stream()
                                .allMatch(host -> hosts(each).contains(host)))
                        .filter(each -> filter.slug().stream().allMatch(slug(each)::equals))
                        .limit(max)
                        .toList());
    }

    @Override
    public SortedSet<UserId> hostingAtLeast(Collection<UserId> users, int number) {
        return access.read(tables -> users.stream()
                .filter(user -> tables.eventTypes.values().stream()
                                .filter(each -> hosts(each).contains(user))
                                .count()
                        >= number)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
