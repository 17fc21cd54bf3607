package io.calendly.http.v2.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calendly.application.schedule.TimeOffService;
import io.calendly.domain.user.UserId;
import io.calendly.http.v2.meeting.MeetingView;
import java.util.List;
import java.util.Map;

/**
 * Time off that was just added, as JSON.
 *
 * @param timeOff the time off, whose members are those of this object
 * @param meetings the first meetings that it falls on
 * @param more the number of further ones; left out if there are none
 */
record StoredTimeOffView(
        @JsonUnwrapped TimeOffView timeOff,
        List<MeetingView> meetings,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long more) {

    static StoredTimeOffView of(TimeOffService.Stored stored, Map<UserId, String> names) {
        return new StoredTimeOffView(
                TimeOffView.of(stored.timeOff()),
                MeetingView.of(stored.conflicts().meetings(), names),
                stored.conflicts().more());
    }
}
