package io.calendly.http.request;

import io.calendly.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** The exception for a request that cannot be decoded. It has every fault of the request. */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The pointer to the body as a whole. */
    public static final String WHOLE_BODY = "";

    private final transient List<Fault> faults;

    /**
     * A fault in one part of a request.
     *
     * @param pointer the JSON pointer (RFC 6901) to the part; that of a query parameter is its name after a slash
     * @param detail the rest of a sentence that starts with the name of the part
     * @param isMalformed whether the part cannot be understood; otherwise it is understood but can never be granted
     * @param refusal the refusal that the domain has for this fault, if it has one
     */
    public record Fault(String pointer, String detail, boolean isMalformed, Optional<Refusal> refusal) {}

    /**
     * Reports the faults.
     *
     * @param faults at least one
     */
    public InvalidInput(List<Fault> faults) {
        super("Invalid input: " + faults, null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** Returns the exception for one part that cannot be understood. */
    public static InvalidInput malformed(String pointer, String detail) {
        return new InvalidInput(List.of(new Fault(pointer, detail, true, Optional.empty())));
    }

    /** Returns the exception for a body that cannot be understood. */
    public static InvalidInput body(String detail) {
        return malformed(WHOLE_BODY, detail);
    }

    /** Returns the faults, ordered by pointer. */
    public List<Fault> faults() {
        return faults;
    }

    /** Checks whether a part cannot be understood. */
    public boolean isMalformed() {
        return faults.stream().anyMatch(Fault::isMalformed);
    }

    /** Returns the refusal of the domain if it has the same code for every fault; otherwise empty. */
    public Optional<Refusal> refusal() {
        Optional<Refusal> first = faults.get(0).refusal();
        boolean same = faults.stream()
                .allMatch(fault -> fault.refusal().map(Refusal::code).equals(first.map(Refusal::code)));
        return same ? first : Optional.empty();
    }
}
