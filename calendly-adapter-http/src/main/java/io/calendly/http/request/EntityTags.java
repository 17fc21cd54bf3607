package io.calendly.http.request;

import io.calendly.application.version.VersionPrecondition;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags (RFC 9110, 8.8.3). */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    /** A version that no resource has, in place of a tag that this server never gave out. */
    private static final long NO_VERSION = -1;

    private EntityTags() {}

    /** Returns the entity tag of the version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Returns the precondition in an {@code If-Match} header; every version meets it if there is none or it is a star.
     */
    static VersionPrecondition precondition(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return VersionPrecondition.anyVersion();
        }
        Set<Long> versions = new HashSet<>();
        Matcher tags = TAG.matcher(ifMatch);
        while (tags.find()) {
            versions.add(tags.group(1).matches("\\d{1,18}") ? Long.parseLong(tags.group(1)) : NO_VERSION);
        }
        return VersionPrecondition.oneOf(versions);
    }
}
