package io.calendly.http.classic;

import io.calendly.domain.refusal.Refusal;
import io.calendly.http.wire.ErrorRenderer;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.Json;
import io.javalin.http.Context;
import java.util.Map;

/** The sentences of the original application, to the letter. */
public final class ClassicErrorRenderer implements ErrorRenderer {

    @Override
    public void render(Context ctx, Refusal refusal) {
        int status = refusal.reason().kind() == Refusal.Kind.UNKNOWN ? 404 : 400;
        renderStatus(ctx, status, sentence(refusal.reason(), ctx.path().startsWith(ClassicRoutes.MEETING)));
    }

    @Override
    public void renderInvalidInput(Context ctx, InvalidInput input) {
        Json.answer(ctx, 400, json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("errors");
            for (Map.Entry<String, String> fault : input.faults().entrySet()) {
                boolean whole = fault.getKey().equals(InvalidInput.WHOLE_BODY);
                json.writeStringField(whole ? "body" : fault.getKey(), fault.getValue());
            }
            json.writeEndObject();
            json.writeStringField("message", "Input payload validation failed");
            json.writeEndObject();
        });
    }

    @Override
    public void renderStatus(Context ctx, int status, String detail) {
        Json.answer(ctx, status, json -> {
            json.writeStartObject();
            json.writeStringField("error", detail);
            json.writeEndObject();
        });
    }

    private static String sentence(Refusal.Reason reason, boolean meeting) {
        return switch (reason) {
            case UNKNOWN_USER -> meeting ? "One or both users do not exist" : "user do not exist";
            case INVALID_SLOT,
                    IN_THE_PAST,
                    NO_OCCURRENCES,
                    TOO_MANY_OCCURRENCES,
                    OCCURRENCES_OVERLAP,
                    WINDOW_TOO_LONG -> "Invalid timestamps";
            case TOO_FEW_ATTENDEES, TOO_MANY_ATTENDEES -> "A meeting needs two different users";
            case ALREADY_AVAILABLE -> "User is already available in the requested time";
            case IN_A_MEETING -> "User has a meeting in the requested time";
            case NOT_FREE, OCCURRENCES_NOT_FREE -> "No overlap found in availability for the requested time";
            // No classic route leads to these.
            case UNKNOWN_MEETING,
                    ALREADY_CANCELED,
                    EMAIL_TAKEN,
                    MEETINGS_AHEAD,
                    CHANGED_SINCE,
                    KEY_REUSED,
                    STILL_RUNNING -> reason.code();
        };
    }
}
