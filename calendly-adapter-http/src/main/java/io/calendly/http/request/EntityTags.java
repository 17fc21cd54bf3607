package io.calendly.http.request;

import io.calendly.application.version.VersionPrecondition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110, 8.8.3). */
public final class EntityTags {

    /** An element of a list, which may be empty (RFC 9110, 5.6.1.2), and what separates it from the next. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*((W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*)\")?[ \\t]*(,|$)");

    /** The only spelling of a version. */
    private static final Pattern VERSION = Pattern.compile("0|[1-9]\\d{0,17}");

    private EntityTags() {}

    /** Returns the entity tag of the version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Returns the precondition in the lines of {@code If-Match} (RFC 9110, 13.1.1). Every version meets it if there is
     * none or it is a star. The comparison is strong: no version meets a weak tag.
     *
     * @throws InvalidInput if the lines together are neither a star nor a list of entity tags
     */
    static VersionPrecondition precondition(List<String> ifMatch) {
        String field = String.join(",", ifMatch).strip();
        if (ifMatch.isEmpty() || field.equals("*")) {
            return VersionPrecondition.anyVersion();
        }
        Set<Long> versions = new HashSet<>();
        boolean hasTag = false;
        Matcher element = ELEMENT.matcher(field);
        for (int from = 0; from < field.length(); from = element.end()) {
            if (!element.region(from, field.length()).lookingAt()) {
                throw malformed();
            }
            String tag = element.group(3);
            hasTag |= tag != null;
            if (tag != null && element.group(2) == null && VERSION.matcher(tag).matches()) {
                versions.add(Long.parseLong(tag));
            }
        }
        if (!hasTag) {
            throw malformed();
        }
        return VersionPrecondition.oneOf(versions);
    }

    private static InvalidInput malformed() {
        return InvalidInput.malformed("/If-Match", "must be * or a list of entity tags such as \"1\"");
    }
}
