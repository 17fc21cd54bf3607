package io.calendly.app;

import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeZones;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The schedules and the time off of the demo users: working hours in a dozen time zones, with some exceptions. */
final class DemoSchedules {

    /** The name of the default schedules. */
    static final String WORKING_HOURS = "working-hours";

    /** The schedule of the first user that is not the default, so that the example of a deletion succeeds. */
    static final Schedule SUMMER = Schedule.weekly(
            "summer", "America/New_York", WeeklyHours.of(hours("08:00", "14:00"), DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** The time off of the first user in the examples of docs/openapi.yaml. */
    static final TimeOff EXAMPLE_TIME_OFF = new TimeOff(
            new TimeOffId(UUID.fromString("019b8d46-1cfb-7a10-8c55-0d3c6f2b9e41")),
            new TimeOff.Dates(
                    new DateRange(LocalDate.of(2031, 12, 24), LocalDate.of(2031, 12, 26)), "America/New_York"),
            "Holidays");

    /** The user who travels, and has the examples of docs/openapi.yaml. */
    private static final String TRAVELER = "Amara Okafor";

    private static final String CLOSED_ON_A_DATE = "Jonas Weber";
    private static final String ON_HOLIDAY = "Yuki Tanaka";
    private static final String AT_THE_DENTIST = "Leila Farahani";

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry(TRAVELER, "America/New_York"),
            Map.entry("Lucas Silva", "America/Sao_Paulo"),
            Map.entry("Arjun Patel", "Asia/Kolkata"),
            Map.entry(ON_HOLIDAY, "Asia/Tokyo"),
            Map.entry(CLOSED_ON_A_DATE, "Europe/Berlin"),
            Map.entry("Jack O'Brien", "Europe/Dublin"),
            Map.entry(AT_THE_DENTIST, "Asia/Tehran"),
            Map.entry("Nia Williams", "America/Los_Angeles"),
            Map.entry("Camila Torres", "America/Santiago"),
            Map.entry("Grace Mwangi", "Africa/Nairobi"),
            Map.entry("Ethan Clarke", "Australia/Sydney"),
            Map.entry("Linh Nguyen", "Asia/Ho_Chi_Minh"));

    private DemoSchedules() {}

    private static LocalHours hours(String... fromTo) {
        LocalInterval first = new LocalInterval(time(fromTo[0]), time(fromTo[1]));
        return LocalHours.of(
                fromTo.length == 2
                        ? List.of(first)
                        : List.of(first, new LocalInterval(time(fromTo[2]), time(fromTo[3]))));
    }

    private static TimeOfDay time(String text) {
        return TimeOfDay.parse(text).orElseThrow();
    }

    /** Returns the time zone of a user. */
    static String zoneOf(String user) {
        return ZONES.getOrDefault(user, TimeZones.UTC);
    }

    /** Returns the default schedule of a user, if the user has one. */
    static Optional<Schedule> of(String user, LocalDate tomorrow) {
        return Optional.ofNullable(ZONES.get(user))
                .map(zone -> new Schedule(
                        WORKING_HOURS,
                        zone,
                        WeeklyHours.of(
                                hours("09:00", "12:30", "13:15", "17:30"),
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY),
                        user.equals(CLOSED_ON_A_DATE)
                                ? DateOverrides.of(new DateOverride(tomorrow.plusDays(9), LocalHours.CLOSED))
                                : DateOverrides.NONE,
                        user.equals(TRAVELER)
                                ? Travels.of(new Travel(dates(tomorrow, 14, 18), "Europe/Lisbon"))
                                : Travels.NONE,
                        EffectiveDates.ALWAYS));
    }

    private static DateRange dates(LocalDate tomorrow, int first, int last) {
        return new DateRange(tomorrow.plusDays(first), tomorrow.plusDays(last));
    }

    /** Returns the time off of a user. */
    static List<TimeOff> timeOffOf(String user, LocalDate tomorrow, Instant now, RandomGenerator random) {
        return switch (user) {
            case TRAVELER -> List.of(EXAMPLE_TIME_OFF);
            case ON_HOLIDAY ->
                List.of(new TimeOff(
                        TimeOffId.next(now, random),
                        new TimeOff.Dates(dates(tomorrow, 4, 10), zoneOf(user)),
                        "Holidays"));
            case AT_THE_DENTIST ->
                List.of(new TimeOff(
                        TimeOffId.next(now, random),
                        new TimeOff.Instants(
                                TimeSlot.of(now.getEpochSecond() + 172_800, now.getEpochSecond() + 172_800 + 7_200)),
                        "Dentist"));
            default -> List.of();
        };
    }
}
