package io.calendly.http.v2;

import io.calendly.application.VersionPrecondition;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110, 8.8.3), and what a client expects of them. */
final class ETags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    /** No version: what somebody else's tag stands for. */
    private static final long NONE = -1;

    private ETags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The versions of {@code If-Match}; any, if there is none or it is a star. */
    static VersionPrecondition expected(Context ctx) {
        String header = ctx.header("If-Match");
        if (header == null || header.strip().equals("*")) {
            return VersionPrecondition.anyVersion();
        }
        Set<Long> versions = new HashSet<>();
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            versions.add(tags.group(1).matches("\\d{1,18}") ? Long.parseLong(tags.group(1)) : NONE);
        }
        return VersionPrecondition.oneOf(versions);
    }
}
