package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.http.wire.InvalidInput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problem details (RFC 9457): what is wrong, in a form for programs, and a page about each kind for people.
 *
 * <p>There is a kind for each reason that the domain refuses for, two for input, and one for each status of HTTP's own.
 */
public final class Problems {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String PAGES = "/api/problems/";

    /** The code of input that could not be understood. */
    private static final String MALFORMED = "invalid-input";

    /** The code of input that was understood, and can never be granted. */
    private static final String AGAINST_THE_RULES = "impossible-input";

    /** What HTTP itself has a status for and this server answers. */
    private static final List<Integer> STATUSES = List.of(400, 404, 405, 408, 413, 414, 415, 417, 431, 500, 503, 505);

    private Problems() {}

    /**
     * A kind of problem.
     *
     * @param status the status that it comes with
     * @param title what it is, in a few words
     * @param explanation what it means and what to do about it, in sentences
     */
    private record Kind(int status, String title, String explanation) {}

    private static Kind kind(Refusal.Reason reason) {
        int status = switch (reason.kind()) {
            case UNKNOWN -> 404;
            case INVALID -> 422;
            case CONFLICT -> 409;
            case STALE -> 412;
        };
        return switch (reason) {
            case UNKNOWN_USER ->
                new Kind(
                        status,
                        "Unknown user",
                        "No user has this id, or the user was deleted. user_ids lists all such ids of the request,"
                                + " and errors where they are attendees of a meeting.");
            case INVALID_SLOT ->
                new Kind(
                        status,
                        "Not a stretch of time",
                        "A stretch of time needs 0 <= start_time < end_time <= 253402300799, in epoch seconds.");
            case IN_THE_PAST ->
                new Kind(status, "In the past", "Time can be declared and meetings can be held from now on only.");
            case TOO_FEW_ATTENDEES ->
                new Kind(status, "Too few attendees", "A meeting needs at least two different users.");
            case TOO_MANY_ATTENDEES ->
                new Kind(status, "Too many attendees", "A meeting takes no more users than limit says.");
            case ALREADY_AVAILABLE ->
                new Kind(status, "Already available", "All of the time to declare is declared and free already.");
            case IN_A_MEETING ->
                new Kind(
                        status,
                        "In a meeting",
                        "Declaring the time would free nothing: what is not free already lies in meetings, see busy.");
            case NOT_FREE ->
                new Kind(
                        status,
                        "Not free",
                        "Not everyone is free for all of the time. busy lists for each user where that user is not.");
            case OCCURRENCES_NOT_FREE ->
                new Kind(
                        status,
                        "Not free for all of a series",
                        "Not everyone is free for all occurrences, so none was scheduled. occurrences lists each one that"
                                + " cannot take place, and busy within it for each user where that user is not free.");
            case NO_OCCURRENCES ->
                new Kind(status, "A series without meetings", "The series would end before its first meeting begins.");
            case TOO_MANY_OCCURRENCES ->
                new Kind(status, "Too many occurrences", "A series has no more occurrences than limit says.");
            case OCCURRENCES_OVERLAP ->
                new Kind(
                        status,
                        "Occurrences overlap",
                        "An occurrence of the series would begin before the one before it has ended.");
            case UNKNOWN_MEETING -> new Kind(status, "Unknown meeting", "No meeting has this id.");
            case ALREADY_CANCELED ->
                new Kind(
                        status, "Already canceled", "A meeting that was canceled can be neither changed nor canceled.");
            case EMAIL_TAKEN ->
                new Kind(
                        status,
                        "E-mail address taken",
                        "Another user has this e-mail address. Capital and small letters count as the same.");
            case MEETINGS_AHEAD ->
                new Kind(
                        status,
                        "Meetings ahead",
                        "A user who still has meetings cannot be deleted. meeting_ids lists them; cancel them first.");
            case WINDOW_TOO_LONG ->
                new Kind(status, "Window too long", "No more time is looked at in one request than max_days says.");
            case CHANGED_SINCE ->
                new Kind(
                        status,
                        "Changed since",
                        "It is no longer in the version that If-Match names. Read it again and decide anew.");
            case KEY_REUSED ->
                new Kind(
                        status,
                        "Idempotency key reused",
                        "This Idempotency-Key came with another request in the last 24 hours. Take a new key for a new"
                                + " request.");
            case STILL_RUNNING ->
                new Kind(
                        status,
                        "Still running",
                        "A request with this Idempotency-Key is being worked on. Ask again in a moment for its answer.");
        };
    }

    private static Kind kind(int status) {
        return new Kind(
                status,
                HttpStatus.forStatus(status).getMessage(),
                "HTTP status " + status + "; the detail of the problem says more.");
    }

    /** Every kind of problem that has a code of its own, and those that HTTP's own statuses make. */
    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (int status : STATUSES) {
            kinds.put(code(status), kind(status));
        }
        kinds.put(
                MALFORMED,
                new Kind(
                        400,
                        "Malformed input",
                        "The request could not be understood. errors lists everything that is wrong, each with a JSON"
                                + " pointer."));
        kinds.put(
                AGAINST_THE_RULES,
                new Kind(
                        422,
                        "Impossible input",
                        "The request was understood, and could never be granted. errors lists everything that is wrong,"
                                + " each with a JSON pointer."));
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            kinds.put(reason.code(), kind(reason));
        }
        return kinds;
    }

    private static String code(int status) {
        return HttpStatus.forStatus(status)
                .getMessage()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    /** What the domain refuses, with its data, and where in the request it comes from if that can be told. */
    static Reply of(Context ctx, Refusal refusal) {
        Kind kind = kind(refusal.reason());
        return Reply.of(kind.status, MEDIA_TYPE, json -> {
            json.writeStartObject();
            writeHead(json, ctx.path(), refusal.reason().code(), kind, detail(refusal));
            writeData(json, refusal);
            if (refusal instanceof Refusal.UnknownUsers unknown) {
                writeErrors(json, MeetingRoutes.attendeesIn(ctx, unknown.users()));
            }
            json.writeEndObject();
        });
    }

    /** What the data of the problem says, in words; its exact times and ids are in the data. */
    private static String detail(Refusal refusal) {
        if (refusal instanceof Refusal.NotFree notFree) {
            int people = notFree.missing().size();
            // None, if only the storage's own guard knows who stands in the way.
            return people == 1
                    ? "One user is not free for all of the time"
                    : (people == 0 ? "Some" : people) + " users are not free for all of the time";
        }
        if (refusal instanceof Refusal.OccurrencesNotFree series) {
            int occurrences = series.occurrences().size();
            return occurrences == 1
                    ? "One occurrence cannot take place"
                    : occurrences + " occurrences cannot take place";
        }
        if (refusal instanceof Refusal.MeetingsAhead ahead) {
            int meetings = ahead.meetings().size();
            return meetings == 1 ? "The user has a meeting ahead" : "The user has " + meetings + " meetings ahead";
        }
        return String.valueOf(refusal.getMessage());
    }

    private static void writeData(JsonGenerator json, Refusal refusal) throws IOException {
        if (refusal instanceof Refusal.UnknownUsers unknown) {
            json.writeArrayFieldStart("user_ids");
            for (UserId user : unknown.users()) {
                json.writeNumber(user.value());
            }
            json.writeEndArray();
        } else if (refusal instanceof Refusal.NotFree notFree) {
            writeBusy(json, notFree);
        } else if (refusal instanceof Refusal.OccurrencesNotFree series) {
            json.writeArrayFieldStart("occurrences");
            for (Refusal.NotFree occurrence : series.occurrences()) {
                json.writeStartObject();
                AvailabilityRoutes.writeBounds(json, occurrence.slot());
                writeBusy(json, occurrence);
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (refusal instanceof Refusal.InAMeeting meeting) {
            json.writeArrayFieldStart("busy");
            writeBusy(json, meeting.user(), meeting.busy());
            json.writeEndArray();
        } else if (refusal instanceof Refusal.MeetingsAhead ahead) {
            writeTexts(json, "meeting_ids", ahead.meetings());
        } else if (refusal instanceof Refusal.TooManyOccurrences occurrences) {
            json.writeNumberField("limit", occurrences.most());
        } else if (refusal instanceof Refusal.TooManyAttendees attendees) {
            json.writeNumberField("limit", attendees.most());
        } else if (refusal instanceof Refusal.WindowTooLong window) {
            json.writeNumberField("max_days", window.longest().toDays());
        }
    }

    private static void writeBusy(JsonGenerator json, Refusal.NotFree notFree) throws IOException {
        json.writeArrayFieldStart("busy");
        for (Map.Entry<UserId, TimeSlots> missing : notFree.missing().entrySet()) {
            writeBusy(json, missing.getKey(), missing.getValue());
        }
        json.writeEndArray();
    }

    private static void writeBusy(JsonGenerator json, UserId user, TimeSlots busy) throws IOException {
        for (int i = 0; i < busy.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("user_id", user.value());
            AvailabilityRoutes.writeBounds(json, busy.get(i));
            json.writeEndObject();
        }
    }

    private static void writeTexts(JsonGenerator json, String name, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    /** What is wrong with the input, all of it. */
    static Reply of(String path, InvalidInput input) {
        String code = input.isUnderstood() ? AGAINST_THE_RULES : MALFORMED;
        int status = input.isUnderstood() ? 422 : 400;
        Map<String, String> faults = new LinkedHashMap<>(input.faults());
        return Reply.of(status, MEDIA_TYPE, json -> {
            json.writeStartObject();
            Kind kind = new Kind(status, input.isUnderstood() ? "Impossible input" : "Malformed input", "");
            writeHead(json, path, code, kind, "See errors for everything that is wrong");
            writeErrors(json, faults);
            json.writeEndObject();
        });
    }

    private static void writeErrors(JsonGenerator json, Map<String, String> faults) throws IOException {
        if (faults.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("errors");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            json.writeStartObject();
            json.writeStringField("pointer", pointer(fault.getKey()));
            json.writeStringField("detail", fault.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Of a name the JSON pointer (RFC 6901) to it; a pointer is one already. */
    private static String pointer(String name) {
        return name.equals(InvalidInput.WHOLE_BODY) || name.startsWith("/") ? name : "/" + name;
    }

    /** What HTTP itself has a status for. */
    static Reply of(String path, int status, String detail) {
        return Reply.of(status, MEDIA_TYPE, json -> {
            json.writeStartObject();
            writeHead(json, path, status, detail);
            json.writeEndObject();
        });
    }

    /** Writes the members of a problem that has no code but its status. */
    public static void writeHead(JsonGenerator json, String path, int status, String detail) throws IOException {
        writeHead(json, path, code(status), kind(status), detail);
    }

    private static void writeHead(JsonGenerator json, String path, String code, Kind kind, String detail)
            throws IOException {
        json.writeStringField("type", PAGES + code);
        json.writeStringField("title", kind.title);
        json.writeNumberField("status", kind.status);
        json.writeStringField("detail", detail);
        json.writeStringField("instance", path);
    }

    /** The page about a kind of problem. */
    static void page(Context ctx) {
        String code = ctx.pathParam("code");
        Kind kind = kinds().get(code);
        if (kind == null) {
            throw new NotFoundResponse();
        }
        ctx.html("""
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title></head>
                <body style="font-family: sans-serif; max-width: 40em; margin: 3em auto; line-height: 1.5">
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>Code <code>%3$s</code>, status %4$d. <a href="/api/docs">All routes</a></p>
                </body>
                </html>
                """.formatted(
                        kind.title, kind.explanation.replace("&", "&amp;").replace("<", "&lt;"), code, kind.status));
    }
}
