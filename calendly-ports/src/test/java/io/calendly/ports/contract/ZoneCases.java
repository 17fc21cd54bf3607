package io.calendly.ports.contract;

import static io.calendly.ports.contract.SampleSchedules.override;
import static io.calendly.ports.contract.SampleSchedules.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Hours of hard days, and the instants at which the clock of the zone shows them. */
public final class ZoneCases {

    private static final long DAY = 86_400;

    private ZoneCases() {}

    /**
     * Hours of a date.
     *
     * @param zone the zone of the schedule
     * @param open the instants that are open
     */
    record ZoneCase(String zone, String date, String hours, TimeSlot open) {

        static ZoneCase of(String zone, String date, String hours, String start, String end) {
            return new ZoneCase(zone, date, hours, TimeSlot.of(Instant.parse(start), Instant.parse(end)));
        }
    }

    static final List<ZoneCase> ALL = List.of(
            ZoneCase.of(
                    "America/New_York", "2026-03-08", "18:00-21:00", "2026-03-08T22:00:00Z", "2026-03-09T01:00:00Z"),
            ZoneCase.of(
                    "America/New_York", "2026-11-01", "00:00-02:00", "2026-11-01T04:00:00Z", "2026-11-01T07:00:00Z"),
            ZoneCase.of(
                    "America/Los_Angeles", "2026-03-08", "09:00-17:00", "2026-03-08T16:00:00Z", "2026-03-09T00:00:00Z"),
            ZoneCase.of(
                    "America/Santiago", "2026-09-06", "09:00-17:00", "2026-09-06T12:00:00Z", "2026-09-06T20:00:00Z"),
            ZoneCase.of("Africa/Cairo", "2026-04-24", "09:00-17:00", "2026-04-24T06:00:00Z", "2026-04-24T14:00:00Z"),
            ZoneCase.of(
                    "Australia/Lord_Howe", "2026-10-04", "01:00-04:00", "2026-10-03T14:30:00Z", "2026-10-03T17:00:00Z"),
            ZoneCase.of("Europe/Berlin", "2026-03-29", "02:30-05:00", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z"),
            // The last day of a month.
            ZoneCase.of(
                    "America/New_York", "2026-01-31", "09:00-24:00", "2026-01-31T14:00:00Z", "2026-02-01T05:00:00Z"),
            // The two ends of the world, one date and a day apart.
            ZoneCase.of(
                    "Pacific/Kiritimati", "2026-06-02", "00:00-24:00", "2026-06-01T10:00:00Z", "2026-06-02T10:00:00Z"),
            ZoneCase.of(
                    "Pacific/Pago_Pago", "2026-06-01", "00:00-24:00", "2026-06-01T11:00:00Z", "2026-06-02T11:00:00Z"),
            // Offsets of half an hour and of three quarters.
            ZoneCase.of("Asia/Kolkata", "2026-06-01", "09:00-17:00", "2026-06-01T03:30:00Z", "2026-06-01T11:30:00Z"),
            ZoneCase.of("Pacific/Chatham", "2026-06-01", "09:00-17:00", "2026-05-31T20:15:00Z", "2026-06-01T04:15:00Z"),
            // The first hour after a date that the zone skipped.
            ZoneCase.of("Pacific/Apia", "2011-12-31", "00:00-01:00", "2011-12-30T10:00:00Z", "2011-12-30T11:00:00Z"));

    /** Checks all cases on a storage, each with a new user. */
    public static void assertAll(Transactor transactor) {
        Services services = Services.on(transactor, () -> Instant.EPOCH, new Random(1));
        for (ZoneCase each : ALL) {
            assertOpen(services, services.users().add("Ann").id(), each);
        }
    }

    /** Checks that a user with these hours is open at the instants alone, in windows with the date at one of their ends. */
    static void assertOpen(Services services, UserId user, ZoneCase hours) {
        Schedule closed = Schedule.weekly("hours", hours.zone(), WeeklyHours.CLOSED);
        services.schedules().put(user, with(closed, override(hours.date(), hours.hours())), true);
        TimeSlot open = hours.open();

        for (TimeSlot window : List.of(
                TimeSlot.of(open.start() - 40 * DAY, open.end()),
                TimeSlot.of(open.start() - 1, open.end() + 40 * DAY),
                TimeSlot.of(open.end() - 1, open.end() + DAY),
                TimeSlot.of(open.start() - DAY, open.start() + 1))) {
            assertThat(services.availability().freeTime(user, window))
                    .as("%s in %s", hours, window)
                    .containsExactly(open.intersection(window));
        }
    }
}
