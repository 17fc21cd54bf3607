package io.calendly.http.request;

import io.calendly.domain.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The faults found while a request is decoded: the first of each part. */
public final class Faults {

    private final Map<String, InvalidInput.Fault> byPointer = new TreeMap<>();

    /** Creates an empty collection. */
    public Faults() {}

    /** Adds a part that cannot be understood. */
    public void malformed(String pointer, String detail) {
        add(new InvalidInput.Fault(pointer, detail, true, Optional.empty()));
    }

    /** Adds a part that is understood but can never be granted. */
    void impossible(String pointer, String detail) {
        add(new InvalidInput.Fault(pointer, detail, false, Optional.empty()));
    }

    /** Adds a part that is understood but that the domain refuses. */
    void refused(String pointer, String detail, Refusal refusal) {
        add(new InvalidInput.Fault(pointer, detail, false, Optional.of(refusal)));
    }

    /** A part that cannot be understood has no other fault, so that fault stays. */
    private void add(InvalidInput.Fault fault) {
        byPointer.merge(
                fault.pointer(), fault, (first, next) -> first.isMalformed() || !next.isMalformed() ? first : next);
    }

    /**
     * Returns the value if no fault was added.
     *
     * @throws InvalidInput with all faults otherwise
     */
    public <T> T unlessAny(T value) {
        if (!byPointer.isEmpty()) {
            throw new InvalidInput(List.copyOf(byPointer.values()));
        }
        return value;
    }
}
