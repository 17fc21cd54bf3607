package io.calendly.http.wire;

import java.util.Map;
import java.util.TreeMap;

/** Input that cannot be understood. It says what is wrong with each part, all of it at once. */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The name that stands for the body as a whole. */
    public static final String WHOLE_BODY = "";

    private final transient Map<String, String> faults;
    private final boolean understood;

    /**
     * For parts of the input.
     *
     * @param faults by the name of the part, or by a JSON pointer to it, what is wrong with it
     */
    public InvalidInput(Map<String, String> faults) {
        this(faults, false);
    }

    /**
     * For parts of the input.
     *
     * @param faults by the name of the part, or by a JSON pointer to it, what is wrong with it
     * @param understood whether all of it was understood, and only can never be granted
     */
    public InvalidInput(Map<String, String> faults, boolean understood) {
        super("Invalid input: " + faults.keySet(), null, false, false);
        this.faults = new TreeMap<>(faults);
        this.understood = understood;
    }

    /**
     * For the body as a whole.
     *
     * @param fault what is wrong with it
     */
    public static InvalidInput body(String fault) {
        return new InvalidInput(Map.of(WHOLE_BODY, fault));
    }

    /** Whether all of it was understood, and only can never be granted. */
    public boolean isUnderstood() {
        return understood;
    }

    /** By the name of the part, what is wrong with it. */
    public Map<String, String> faults() {
        return new TreeMap<>(faults);
    }
}
