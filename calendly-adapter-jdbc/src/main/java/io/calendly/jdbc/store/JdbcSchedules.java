package io.calendly.jdbc.store;

import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleNames;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Schedules;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

record JdbcSchedules(JdbcAccess access) implements Schedules {

    @Override
    public ScheduleNames names(UserId user) {
        SortedSet<String> names = new TreeSet<>();
        Optional<String> defaultName = Optional.empty();
        for (SchedulesSql.Name each : access.read(SchedulesSql.class, sql -> sql.names(user))) {
            names.add(each.name());
            if (each.isDefault() == 1) {
                defaultName = Optional.of(each.name());
            }
        }
        return new ScheduleNames(user, names, defaultName);
    }

    @Override
    public List<Schedule> all(UserId user) {
        SortedMap<String, ScheduleParts> byName = new TreeMap<>();
        access.read(SchedulesSql.class, sql -> sql.all(user))
                .forEach(part -> byName.computeIfAbsent(part.name(), name -> new ScheduleParts())
                        .add(part));
        return byName.values().stream().flatMap(parts -> parts.build().stream()).toList();
    }

    @Override
    public SortedSet<UserId> having(Collection<UserId> users, String name) {
        return access.read(SchedulesSql.class, sql -> sql.having(new UserIds(users), name));
    }

    @Override
    public Optional<Schedule> find(UserId user, String name) {
        ScheduleParts parts = new ScheduleParts();
        access.read(SchedulesSql.class, sql -> sql.find(user, name)).forEach(parts::add);
        return parts.build();
    }

    @Override
    public void put(UserId user, Schedule schedule, boolean isDefault) {
        List<SchedulesSql.Row> row = List.of(row(user, schedule, isDefault));
        List<SchedulesSql.Key> key = List.of(new SchedulesSql.Key(user.value(), schedule.name()));
        access.writing().write(SchedulesSql.class, sql -> {
            if (isDefault) {
                sql.retireDefault(row);
            }
            sql.put(row);
            sql.deleteOverrides(key);
            sql.insertOverrides(overrides(user, schedule));
            sql.deleteTravels(key);
            sql.insertTravels(travels(user, schedule));
        });
    }

    private static SchedulesSql.Row row(UserId user, Schedule schedule, boolean isDefault) {
        EffectiveDates effective = schedule.effective();
        return new SchedulesSql.Row(
                user.value(),
                schedule.name(),
                isDefault ? 1 : 0,
                schedule.timeZone(),
                HoursText.write(schedule.weeklyHours()),
                effective.from().map(LocalDate::toEpochDay).orElse(null),
                effective.until().map(LocalDate::toEpochDay).orElse(null));
    }

    private static List<SchedulesSql.OverrideRow> overrides(UserId user, Schedule schedule) {
        return schedule.overrides().list().stream()
                .map(each -> new SchedulesSql.OverrideRow(
                        user.value(), schedule.name(), each.date().toEpochDay(), HoursText.write(each.hours())))
                .toList();
    }

    private static List<SchedulesSql.TravelRow> travels(UserId user, Schedule schedule) {
        return schedule.travels().list().stream()
                .map(each -> new SchedulesSql.TravelRow(
                        user.value(),
                        schedule.name(),
                        each.dates().from().toEpochDay(),
                        each.dates().until().toEpochDay(),
                        each.timeZone()))
                .toList();
    }

    @Override
    public void delete(UserId user, String name) {
        access.writing()
                .write(SchedulesSql.class, sql -> sql.delete(List.of(new SchedulesSql.Key(user.value(), name))));
    }
}
