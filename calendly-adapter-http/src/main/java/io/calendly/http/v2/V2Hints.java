package io.calendly.http.v2;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sentences for requests of the full surface that no route has. */
public final class V2Hints {

    /** A hint for a path that is often guessed. Its text may have the id of the path. */
    private record Hint(String methods, Pattern path, String text) {

        Optional<String> of(String method, String asked) {
            Matcher match = path.matcher(asked);
            return match.matches() && method.matches(methods)
                    ? Optional.of(text.replace("{id}", match.group(1)))
                    : Optional.empty();
        }
    }

    private static final String ID = "/([A-Za-z0-9-]{1,40})";

    private static final List<Hint> HINTS = List.of(
            hint(
                    "DELETE",
                    "/meetings" + ID,
                    "A meeting is not deleted but canceled: POST " + V2Routes.PATH + "/meetings/{id}/cancellation"),
            hint("PUT", "/(?:meetings|users)" + ID, "PATCH changes the fields that the body has, and keeps the others"),
            hint(
                    "POST",
                    "/users" + ID + "/schedules/?",
                    "A schedule is put under its name: PUT " + V2Routes.PATH + "/users/{id}/schedules/{name}"),
            hint(
                    ".*",
                    "/users" + ID + "/meetings/?",
                    "The meetings of a user are at " + V2Routes.PATH + "/meetings?user_id={id}"),
            hint(
                    ".*",
                    "/users" + ID + "/overlaps/?",
                    "The overlaps of users are at " + V2Routes.PATH + "/overlaps?user_id={id}&user_id=…"));

    private V2Hints() {}

    private static Hint hint(String methods, String path, String text) {
        return new Hint(methods, Pattern.compile(Pattern.quote(V2Routes.PATH) + path), text);
    }

    /**
     * Returns a sentence that helps further.
     *
     * @param status the status of the response, 404 or 405
     * @param methods the methods that the path allows, if there are any
     */
    public static Optional<String> of(Context ctx, int status, @Nullable String methods) {
        String path = ctx.path();
        boolean isHere = path.equals(V2Routes.PATH) || path.startsWith(V2Routes.PATH + "/");
        if (!isHere || (status != 404 && status != 405)) {
            return Optional.empty();
        }
        String usual = methods == null ? "No route has this path; /api/docs shows all" : "This path allows " + methods;
        return Optional.of(HINTS.stream()
                .flatMap(hint -> hint.of(ctx.req().getMethod(), path).stream())
                .findFirst()
                .orElse(usual));
    }
}
