package io.calendly.http.v2.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calendly.application.schedule.ScheduleService;
import io.calendly.domain.user.UserId;
import io.calendly.http.v2.meeting.MeetingView;
import java.util.List;
import java.util.Map;

/**
 * A schedule that was just put, as JSON.
 *
 * @param schedule the schedule, whose members are those of this object
 * @param conflicts the first meetings whose time is no longer open
 * @param more the number of further ones; left out if there are none
 */
record StoredScheduleView(
        @JsonUnwrapped ScheduleView schedule,
        List<MeetingView> conflicts,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long more) {

    static StoredScheduleView of(ScheduleService.Stored stored, Map<UserId, String> names) {
        return new StoredScheduleView(
                ScheduleView.of(stored.own()),
                MeetingView.of(stored.conflicts().meetings(), names),
                stored.conflicts().more());
    }
}
