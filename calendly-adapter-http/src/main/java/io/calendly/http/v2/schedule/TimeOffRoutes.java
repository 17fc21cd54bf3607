package io.calendly.http.v2.schedule;

import io.calendly.application.schedule.TimeOffService;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.meeting.AttendeeNames;
import io.calendly.ports.TimeOffEntries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The handlers of time off. */
public final class TimeOffRoutes {

    private TimeOffRoutes() {}

    /** Time off to add to a user. */
    @FunctionalInterface
    private interface NewTimeOff extends BiFunction<TimeOffService, UserId, TimeOffService.Stored> {}

    private record Asked(TimeSlot window, PageRequest page) {}

    /** Adds time off. */
    public static Reply add(Request request) {
        UserId user = request.userInPath();
        NewTimeOff wanted = request.body(TimeOffRoutes::wanted);

        return request.services().inTransaction(services -> {
            TimeOffService.Stored stored = wanted.apply(services.timeOff(), user);
            StoredTimeOffView view = StoredTimeOffView.of(
                    stored, AttendeeNames.of(services, stored.conflicts().meetings()));
            return Reply.json(201, view)
                    .with("Location", request.pathOf(stored.timeOff().id()));
        });
    }

    private static NewTimeOff wanted(BodyFields in) {
        String reason = in.optionalText("reason", TimeOff.REASON).orElse("");
        Optional<String> timeZone = in.optionalText("time_zone", TimeZones.NAME);
        boolean hasTimes = isAnyPresent(in, "start_time", "end_time");
        boolean hasDates = isAnyPresent(in, "from", "until", "time_zone");
        if (!hasTimes && !hasDates) {
            in.malformed("start_time", "must be there with end_time, or from with until");
        }
        if (hasTimes && hasDates) {
            in.malformed("must have start_time and end_time, or from and until, but not both");
        }
        Optional<TimeSlot> slot = hasTimes ? Optional.of(in.slot()) : Optional.empty();
        boolean hasRange = isAnyPresent(in, "from", "until") || (hasDates && !hasTimes);
        DateRange dates = (hasRange ? DateFields.range(in) : Optional.<DateRange>empty())
                .orElse(new DateRange(DateRange.MIN, DateRange.MAX));
        if (slot.isPresent()) {
            return (timeOff, user) -> timeOff.add(user, new TimeOff.Instants(slot.get()), reason);
        }
        return timeZone.isPresent()
                ? (timeOff, user) -> timeOff.add(user, new TimeOff.Dates(dates, timeZone.get()), reason)
                : (timeOff, user) -> timeOff.addDates(user, dates, reason);
    }

    private static boolean isAnyPresent(BodyFields in, String... names) {
        // Every name is asked for, so that each is a known one.
        return Stream.of(names).filter(in::isPresent).count() > 0;
    }

    /** Lists time off. */
    public static Reply list(Request request) {
        UserId user = request.userInPath();
        Asked asked = request.query(in -> new Asked(in.slotWithOpenEnds(), in.page(Request.uuidForm())));
        Optional<TimeOffEntries.Position> after = asked.page()
                .after()
                .map(cursor ->
                        new TimeOffEntries.Position(cursor.number(), new TimeOffId(UUID.fromString(cursor.name()))));

        List<TimeOff> found = request.services()
                .timeOff()
                .page(user, asked.window(), after, asked.page().lookahead());

        return Page.reply(asked.page(), found, TimeOffRoutes::cursor, TimeOffView::of);
    }

    private static Cursor cursor(TimeOff timeOff) {
        TimeOffEntries.Position position = TimeOffEntries.Position.of(timeOff);
        return new Cursor(position.start(), position.id().toString());
    }

    private static TimeOffId idInPath(Request request) {
        return new TimeOffId(request.uuidInPath("time_off"));
    }

    /** Returns time off. */
    public static Reply get(Request request) {
        UserId user = request.userInPath();
        return Reply.json(200, TimeOffView.of(request.services().timeOff().get(user, idInPath(request))));
    }

    /** Deletes time off. */
    public static Reply delete(Request request) {
        UserId user = request.userInPath();

        request.services().timeOff().remove(user, idInPath(request));

        return Reply.noContent();
    }
}
