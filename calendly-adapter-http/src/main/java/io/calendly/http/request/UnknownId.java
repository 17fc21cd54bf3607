package io.calendly.http.request;

/** The exception for an id in the path that no resource can have, because it does not have the form of an id. */
public final class UnknownId extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Reports the id.
     *
     * @param resource the kind of the resource, such as {@code user} or {@code time_off}
     * @param form the form of its ids, in words
     */
    UnknownId(String resource, String form) {
        super("The id of " + withArticle(resource.replace('_', ' ')) + " is " + form, null, false, false);
        this.code = "unknown-" + resource.replace('_', '-');
    }

    private static String withArticle(String noun) {
        return (noun.startsWith("e") ? "an " : "a ") + noun;
    }

    /** Returns the code of the refusal for an id of the right form that no resource has. */
    public String code() {
        return code;
    }

    /** Returns the form of ids, as a sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
