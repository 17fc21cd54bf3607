package io.calendly.memory;

import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleNames;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Schedules;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

record MemorySchedules(MemoryAccess access) implements Schedules {

    private static SortedMap<String, Schedule> of(MemoryTables tables, UserId user) {
        return tables.schedules.getOrDefault(user, Collections.emptySortedMap());
    }

    /** Returns the schedule of a user with this name, if the user has one, or else the default. */
    static Optional<Schedule> namedOrDefault(MemoryTables tables, UserId user, Optional<String> asked) {
        SortedMap<String, Schedule> schedules = of(tables, user);
        return asked.map(name -> schedules.get(name))
                .or(() -> Optional.ofNullable(tables.defaultSchedules.get(user)).map(name -> schedules.get(name)));
    }

    @Override
    public ScheduleNames names(UserId user) {
        return access.read(tables -> new ScheduleNames(
                user,
                new TreeSet<>(of(tables, user).keySet()),
                Optional.ofNullable(tables.defaultSchedules.get(user))));
    }

    @Override
    public List<Schedule> all(UserId user) {
        return access.read(tables -> List.copyOf(of(tables, user).values()));
    }

    @Override
    public SortedSet<UserId> having(Collection<UserId> users, String name) {
        return access.read(tables -> users.stream()
                .filter(user -> of(tables, user).containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public Optional<Schedule> find(UserId user, String name) {
        return access.read(tables -> Optional.ofNullable(of(tables, user).get(name)));
    }

    @Override
    public void put(UserId user, Schedule schedule, boolean isDefault) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        SortedMap<String, Schedule> schedules = new TreeMap<>(of(tables, user));
        schedules.put(schedule.name(), schedule);
        transaction.put(tables.schedules, user, schedules);
        if (isDefault) {
            transaction.put(tables.defaultSchedules, user, schedule.name());
        }
    }

    @Override
    public void delete(UserId user, String name) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        SortedMap<String, Schedule> schedules = new TreeMap<>(of(tables, user));
        schedules.remove(name);
        transaction.put(tables.schedules, user, schedules);
    }
}
