package io.calendly.http.v2.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calendly.application.schedule.ScheduleService.OwnSchedule;
import io.calendly.domain.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as JSON.
 *
 * @param effectiveFrom the first date; null if there is none
 * @param effectiveUntil the last date; null if there is none
 */
record ScheduleView(
        String name,
        @JsonProperty("default") boolean isDefault,
        String timeZone,
        List<RuleView> rules,
        List<TravelView> travels,
        @Nullable String effectiveFrom,
        @Nullable String effectiveUntil) {

    static ScheduleView of(OwnSchedule own) {
        Schedule schedule = own.schedule();
        return new ScheduleView(
                schedule.name(),
                own.isDefault(),
                schedule.timeZone(),
                RuleView.of(schedule),
                schedule.travels().list().stream().map(TravelView::of).toList(),
                schedule.effective().from().map(LocalDate::toString).orElse(null),
                schedule.effective().until().map(LocalDate::toString).orElse(null));
    }
}
