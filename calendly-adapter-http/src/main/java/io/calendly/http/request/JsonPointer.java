package io.calendly.http.request;

/** JSON pointers (RFC 6901). */
public final class JsonPointer {

    private JsonPointer() {}

    /** Returns the pointer to a member of an object, or to a member of that member, and so on. */
    public static String to(String... names) {
        StringBuilder pointer = new StringBuilder();
        for (String name : names) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
