package io.calendly.jdbc.store;

import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hours as texts, as the databases and the events store them: {@code 09:00-12:00,13:00-17:00} for a date, and
 * {@code mon=09:00-17:00 tue=09:00-12:00 sat=} for a week. Saturday has a rule here, and is closed by it.
 */
final class HoursText {

    private static final Map<String, DayOfWeek> DAYS =
            Stream.of(DayOfWeek.values()).collect(Collectors.toUnmodifiableMap(HoursText::name, Function.identity()));

    private static final int NAME_LENGTH = 3;

    private HoursText() {}

    private static String name(DayOfWeek day) {
        return day.name().substring(0, NAME_LENGTH).toLowerCase(Locale.ROOT);
    }

    static String write(WeeklyHours week) {
        return week.rules().entrySet().stream()
                .map(rule -> name(rule.getKey()) + "=" + write(rule.getValue()))
                .collect(Collectors.joining(" "));
    }

    static String write(LocalHours hours) {
        return hours.intervals().stream().map(LocalInterval::toString).collect(Collectors.joining(","));
    }

    static WeeklyHours week(String text) {
        WeeklyHours.Builder week = WeeklyHours.builder();
        for (int at = 0; at < text.length(); ) {
            int end = end(text, ' ', at);
            DayOfWeek day = DAYS.get(text.substring(at, at + NAME_LENGTH));
            if (day == null
                    || week.add(day, hours(text, at + NAME_LENGTH + 1, end)).isPresent()) {
                throw unreadable(text);
            }
            at = end + 1;
        }
        return week.build();
    }

    static LocalHours hours(String text) {
        return hours(text, 0, text.length());
    }

    private static LocalHours hours(String text, int start, int end) {
        if (start >= end) {
            return LocalHours.CLOSED;
        }
        List<LocalInterval> intervals = new ArrayList<>(2);
        for (int at = start; at < end; at += 12) {
            intervals.add(new LocalInterval(time(text, at), time(text, at + 6)));
        }
        return LocalHours.of(intervals);
    }

    private static TimeOfDay time(String text, int at) {
        return TimeOfDay.parse(text.substring(at, at + 5)).orElseThrow(() -> unreadable(text));
    }

    private static int end(String text, char separator, int from) {
        int index = text.indexOf(separator, from);
        return index < 0 ? text.length() : index;
    }

    private static IllegalStateException unreadable(String text) {
        return new IllegalStateException("Stored hours cannot be read: " + text);
    }
}
