package io.calendly.http.v2.schedule;

import io.calendly.application.schedule.ScheduleService;
import io.calendly.application.schedule.ScheduleService.OwnSchedule;
import io.calendly.application.schedule.ScheduleService.Preview;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.meeting.AttendeeNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The handlers of schedules. */
public final class ScheduleRoutes {

    private static final String SCHEDULE = "schedule";

    private static final Pattern NAME_IN_CURSOR = Pattern.compile("[a-z0-9-]{1,64}");

    private ScheduleRoutes() {}

    private record Wanted(Schedule schedule, boolean asDefault) {}

    private record Asked(TimeSlot window, Optional<String> timeZone) {}

    /** Stores a schedule. */
    public static Reply put(Request request) {
        UserId user = request.userInPath();
        String name = request.textInPath(SCHEDULE);
        Wanted wanted = request.body(in -> wanted(in, name));

        return request.services().inTransaction(services -> {
            ScheduleService.Stored stored = services.schedules().put(user, wanted.schedule(), wanted.asDefault());
            StoredScheduleView view = StoredScheduleView.of(
                    stored, AttendeeNames.of(services, stored.conflicts().meetings()));
            return stored.isNew() ? Reply.json(201, view).with("Location", request.path()) : Reply.json(200, view);
        });
    }

    /** The body may have the name, as the response has it, but it cannot rename a schedule. */
    private static Wanted wanted(BodyFields in, String name) {
        boolean asDefault = in.optionalBoolean("default").orElse(false);
        Optional<String> repeated = in.optionalText("name", Schedule.NAME);
        if (repeated.isPresent() && !repeated.get().equals(name)) {
            in.impossible("name", "must be the name in the path, or absent");
        }
        String checked = in.checked("name", name, Schedule.NAME).orElse(ScheduleBody.DEFAULT_NAME);
        return new Wanted(ScheduleBody.decode(in, checked), asDefault);
    }

    private static String nameInPath(Request request) {
        return request.nameInPath(SCHEDULE, Schedule.NAME);
    }

    /** Lists schedules. */
    public static Reply list(Request request) {
        UserId user = request.userInPath();
        PageRequest page = request.query(in -> in.page(NAME_IN_CURSOR));
        String after = page.after().map(Cursor::name).orElse("");

        List<OwnSchedule> rest = request.services().schedules().all(user).stream()
                .filter(own -> own.schedule().name().compareTo(after) > 0)
                .toList();

        return Page.reply(page, rest, own -> new Cursor(0, own.schedule().name()), ScheduleView::of);
    }

    /** Returns a schedule. */
    public static Reply get(Request request) {
        UserId user = request.userInPath();
        return Reply.json(200, ScheduleView.of(request.services().schedules().get(user, nameInPath(request))));
    }

    /** Deletes a schedule. */
    public static Reply delete(Request request) {
        UserId user = request.userInPath();

        request.services().schedules().delete(user, nameInPath(request));

        return Reply.noContent();
    }

    /** Returns what a schedule opens. */
    public static Reply preview(Request request) {
        UserId user = request.userInPath();
        String name = nameInPath(request);
        Asked asked = request.query(in -> asked(in, request));

        Preview preview = request.services().schedules().preview(user, name, asked.window(), asked.timeZone());

        return Reply.json(200, PreviewView.of(preview));
    }

    private static Asked asked(QueryParameters in, Request request) {
        return new Asked(
                in.slot(request.services().availability()::window), in.optionalText("time_zone", TimeZones.NAME));
    }
}
