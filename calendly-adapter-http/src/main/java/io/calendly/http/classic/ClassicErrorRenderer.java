package io.calendly.http.classic;

import io.calendly.domain.access.AccessRefusal.MissingScope;
import io.calendly.domain.access.AccessRefusal.NotAllowed;
import io.calendly.domain.access.AccessRefusal.NotAuthenticated;
import io.calendly.domain.access.AccessRefusal.NotForOthers;
import io.calendly.domain.access.AccessRefusal.UnknownSubject;
import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.DuringTimeOff;
import io.calendly.domain.availability.AvailabilityRefusal.InAMeeting;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.TooFewAttendees;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.Origins;
import io.calendly.http.request.UnknownId;
import io.calendly.http.response.ErrorRenderer;
import io.calendly.http.response.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** A renderer of errors in the sentences of the original application, to the letter. */
public final class ClassicErrorRenderer implements ErrorRenderer {

    /** The refusals that classic routes lead to. The message for any other refusal is its code. */
    private static final Map<Class<? extends Refusal>, String> SENTENCES = Map.ofEntries(
            Map.entry(UnknownUsers.class, "user do not exist"),
            Map.entry(InvalidSlot.class, "Invalid timestamps"),
            Map.entry(InThePast.class, "Invalid timestamps"),
            Map.entry(TooFewAttendees.class, "A meeting needs two different users"),
            Map.entry(AlreadyAvailable.class, "User is already available in the requested time"),
            Map.entry(DuringTimeOff.class, "User is off in the requested time"),
            Map.entry(InAMeeting.class, "User has a meeting in the requested time"),
            Map.entry(NotFree.class, "No overlap found in availability for the requested time"),
            Map.entry(NotAuthenticated.class, "The request needs a valid credential"),
            Map.entry(MissingScope.class, "The credential may not be used for this"),
            Map.entry(NotAllowed.class, "The caller may not do this for others"),
            Map.entry(NotForOthers.class, "The caller may not act on behalf of users"),
            Map.entry(UnknownSubject.class, "No user belongs to the token"));

    private static final String UNKNOWN_ATTENDEES = "One or both users do not exist";

    private record ErrorBody(String error) {}

    private record ErrorsBody(Map<String, String> errors, String message) {}

    /** Creates the renderer. */
    public ClassicErrorRenderer() {}

    @Override
    public Reply refusal(String path, Origins origins, Refusal refusal) {
        int status = status(refusal.kind());
        boolean attendees = refusal instanceof UnknownUsers && path.startsWith(ClassicRoutes.MEETING);
        String sentence = attendees ? UNKNOWN_ATTENDEES : SENTENCES.getOrDefault(refusal.getClass(), refusal.code());
        return status(path, status, sentence);
    }

    /** The original knew two statuses. A server that asks for credentials has two more. */
    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> 404;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case INVALID, CONFLICT, STALE -> 400;
        };
    }

    @Override
    public Reply invalidInput(String path, InvalidInput input) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (InvalidInput.Fault fault : input.faults()) {
            boolean whole = fault.pointer().equals(InvalidInput.WHOLE_BODY);
            errors.put(whole ? "body" : fault.pointer().substring(1), fault.detail());
        }
        return Reply.json(400, new ErrorsBody(errors, "Input payload validation failed"));
    }

    @Override
    public Reply unknownId(String path, UnknownId id) {
        return status(path, 404, "Not Found");
    }

    @Override
    public Reply status(String path, int status, String detail) {
        return Reply.json(status, new ErrorBody(detail));
    }
}
