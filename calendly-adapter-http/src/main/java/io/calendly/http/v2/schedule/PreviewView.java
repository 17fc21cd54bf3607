package io.calendly.http.v2.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.application.schedule.ScheduleService.Preview;
import io.calendly.domain.schedule.Stretch;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The time that a schedule opens and closes, by the dates of a zone, as JSON. */
record PreviewView(String timeZone, List<Day> days) {

    /**
     * A date of the zone as JSON.
     *
     * @param stretches the open time
     * @param closed the time of dates that a rule closes
     */
    record Day(String date, List<StretchView> stretches, List<StretchView> closed) {}

    /**
     * A stretch of time as JSON, with times in epoch seconds.
     *
     * @param rule the rule that opens or closes it
     * @param travel the travel on whose clock it was read; null if it is the clock at home
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StretchView(
            long startTime,
            long endTime,
            RuleOfStretch rule,
            @Nullable TravelView travel) {

        static List<StretchView> of(List<Stretch> stretches) {
            return stretches.stream()
                    .map(stretch -> new StretchView(
                            stretch.slot().start(),
                            stretch.slot().end(),
                            RuleOfStretch.of(stretch),
                            stretch.travel().map(TravelView::of).orElse(null)))
                    .toList();
        }
    }

    /** A rule, as in the schedule, without its hours. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleOfStretch(
            String type, @Nullable String wday, @Nullable String date) {

        static RuleOfStretch of(Stretch stretch) {
            return switch (stretch.rule()) {
                case WEEKLY_HOURS ->
                    new RuleOfStretch("wday", ScheduleBody.word(stretch.date().getDayOfWeek()), null);
                case DATE_OVERRIDE ->
                    new RuleOfStretch("date", null, stretch.date().toString());
            };
        }
    }

    static PreviewView of(Preview preview) {
        TreeSet<LocalDate> dates = new TreeSet<>(preview.open().keySet());
        dates.addAll(preview.closed().keySet());
        return new PreviewView(
                preview.timeZone(),
                dates.stream()
                        .map(date -> new Day(
                                date.toString(),
                                StretchView.of(preview.open().getOrDefault(date, List.of())),
                                StretchView.of(preview.closed().getOrDefault(date, List.of()))))
                        .toList());
    }
}
