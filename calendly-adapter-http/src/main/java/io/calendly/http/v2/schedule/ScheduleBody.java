package io.calendly.http.v2.schedule;

import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleFault;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeZones;
import io.calendly.http.request.BodyFields;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A decoder of schedules in bodies. Each fault is reported at the part that it is in. */
public final class ScheduleBody {

    /** The name of the schedule of a new user if none is given. */
    static final String DEFAULT_NAME = "working-hours";

    private static final Map<String, DayOfWeek> DAYS =
            Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(ScheduleBody::word, day -> day));

    private static final int MAX_RULES = DateOverrides.MAX_DATES + DAYS.size();

    private final WeeklyHours.Builder week = WeeklyHours.builder();
    private final DateOverrides.Builder dates = DateOverrides.builder();
    private final Travels.Builder travels = Travels.builder();

    private ScheduleBody() {}

    /** The type of a rule. */
    private enum RuleType {
        WDAY,
        DATE
    }

    private static final Map<String, RuleType> TYPES = Map.of("wday", RuleType.WDAY, "date", RuleType.DATE);

    /** Returns the word for a day of the week. */
    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** Decodes the first schedule of a new user, which may have a name. It is the default, whatever the body says. */
    public static Schedule ofNewUser(BodyFields in) {
        in.optionalBoolean("default");
        return decode(in, in.optionalText("name", Schedule.NAME).orElse(DEFAULT_NAME));
    }

    /**
     * Decodes a schedule.
     *
     * @param name its name
     */
    static Schedule decode(BodyFields in, String name) {
        return new ScheduleBody().schedule(in, name);
    }

    private Schedule schedule(BodyFields in, String name) {
        String timeZone = in.text("time_zone", TimeZones.NAME);
        in.require("rules");
        in.objectsIfAny("rules", MAX_RULES, this::rule);
        in.objectsIfAny("travels", Travels.MAX_TRAVELS, this::travel);
        return new Schedule(name, timeZone, week.build(), dates.build(), travels.build(), effective(in));
    }

    private boolean rule(BodyFields in) {
        in.require("type");
        Optional<RuleType> type = in.optionalOneOf("type", TYPES);
        LocalHours hours = hours(in);
        // If the type is unknown, the fields of both are known.
        if (type.isEmpty() || type.get() == RuleType.WDAY) {
            in.optionalOneOf("wday", DAYS)
                    .flatMap(day -> week.add(day, hours))
                    .ifPresent(fault -> in.impossible("wday", ScheduleFaultWords.of(fault)));
        }
        if (type.isEmpty() || type.get() == RuleType.DATE) {
            DateFields.optionalDate(in, "date")
                    .flatMap(date -> dates.add(new DateOverride(date, hours)))
                    .ifPresent(fault -> in.impossible("date", ScheduleFaultWords.of(fault)));
        }
        type.ifPresent(known -> in.require(known == RuleType.WDAY ? "wday" : "date"));
        return true;
    }

    private static LocalHours hours(BodyFields in) {
        in.require("intervals");
        List<Optional<LocalInterval>> intervals =
                in.objectsIfAny("intervals", LocalHours.MAX_INTERVALS, ScheduleBody::interval);
        return LocalHours.of(intervals.stream().flatMap(Optional::stream).toList());
    }

    private static Optional<LocalInterval> interval(BodyFields in) {
        Optional<TimeOfDay> from = time(in, "from", ScheduleBody::start, "23:59");
        Optional<TimeOfDay> to = time(in, "to", TimeOfDay::parse, "24:00");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Optional<ScheduleFault> fault = LocalInterval.faultIn(from.get(), to.get());
        fault.ifPresent(found -> in.impossible("to", ScheduleFaultWords.of(found)));
        return fault.isPresent() ? Optional.empty() : Optional.of(new LocalInterval(from.get(), to.get()));
    }

    private static Optional<TimeOfDay> start(String text) {
        return TimeOfDay.parse(text).filter(time -> !time.equals(TimeOfDay.END_OF_DAY));
    }

    private static Optional<TimeOfDay> time(
            BodyFields in, String name, Function<String, Optional<TimeOfDay>> parser, String last) {
        in.require(name);
        return in.optionalParsed(name, parser, text -> "must be a time from 00:00 to " + last + ", such as 09:00");
    }

    private boolean travel(BodyFields in) {
        String timeZone = in.text("time_zone", TimeZones.NAME);
        DateFields.range(in)
                .flatMap(range -> travels.add(new Travel(range, timeZone)))
                .ifPresent(fault -> in.impossible(ScheduleFaultWords.of(fault)));
        return true;
    }

    private static EffectiveDates effective(BodyFields in) {
        Optional<LocalDate> from = DateFields.optionalDate(in, "effective_from");
        Optional<LocalDate> until = DateFields.optionalDate(in, "effective_until");
        Optional<ScheduleFault> fault = EffectiveDates.faultIn(from, until);
        fault.ifPresent(found -> in.impossible("effective_until", ScheduleFaultWords.of(found)));
        return fault.isPresent() ? EffectiveDates.ALWAYS : new EffectiveDates(from, until);
    }
}
