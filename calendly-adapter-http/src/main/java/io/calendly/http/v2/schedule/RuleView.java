package io.calendly.http.v2.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a schedule as JSON.
 *
 * @param type {@code wday} or {@code date}
 * @param wday the day of the week; null for a rule about a date
 * @param date the date; null for a rule about a day of the week
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        String type, @Nullable String wday, @Nullable String date, List<IntervalView> intervals) {

    /** An interval of the times of a wall clock as JSON. */
    record IntervalView(String from, String to) {

        static List<IntervalView> of(LocalHours hours) {
            return hours.intervals().stream()
                    .map(each ->
                            new IntervalView(each.from().toString(), each.to().toString()))
                    .toList();
        }
    }

    /** Returns the rules about days of the week from Monday, and then those about dates. */
    static List<RuleView> of(Schedule schedule) {
        Stream<RuleView> days = schedule.weeklyHours().rules().entrySet().stream()
                .map(rule ->
                        new RuleView("wday", ScheduleBody.word(rule.getKey()), null, IntervalView.of(rule.getValue())));
        return Stream.concat(days, schedule.overrides().list().stream().map(RuleView::of))
                .toList();
    }

    private static RuleView of(DateOverride override) {
        return new RuleView("date", null, override.date().toString(), IntervalView.of(override.hours()));
    }
}
