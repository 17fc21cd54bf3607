package io.calendly.http.v2.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.meeting.Timeline;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.availability.WindowPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The handler of a user's timeline. */
public final class TimelineRoutes {

    private TimelineRoutes() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record EntryView(
            String type,
            long startTime,
            long endTime,
            @Nullable MeetingView meeting) {

        static EntryView of(Timeline.Entry entry, Map<UserId, String> names) {
            return new EntryView(
                    switch (entry.kind()) {
                        case FREE -> "available";
                        case MEETING -> "meeting";
                        case BUSY -> "busy";
                    },
                    entry.slot().start(),
                    entry.slot().end(),
                    entry.meeting()
                            .map(meeting -> MeetingView.of(meeting, names))
                            .orElse(null));
        }
    }

    /** Lists free time and meetings. */
    public static Reply list(Request request) {
        UserId user = request.userInPath();
        WindowPage asked = request.query(in -> WindowPage.of(in, request.services()));

        return request.services().readOnly(services -> {
            List<Timeline.Entry> timeline = services.availability().timeline(user, asked.window());
            Map<UserId, String> names = AttendeeNames.of(
                    services,
                    timeline.stream().flatMap(entry -> entry.meeting().stream()).toList());

            return Page.replyOfAll(
                    asked.page(), timeline, entry -> entry.slot().end(), entry -> EntryView.of(entry, names));
        });
    }
}
