package io.calendly.http.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.RequestBody;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The fields of a body. What is wrong with them is collected, with the fields that nobody asked for; {@link #check()}
 * throws all of it at once. Until then a faulty field reads as empty.
 */
final class Fields {

    private final ObjectNode body;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> faults = new TreeMap<>();

    private Fields(ObjectNode body) {
        this.body = body;
    }

    static Fields of(Context ctx) {
        return new Fields(RequestBody.json(ctx));
    }

    /**
     * A text that must be there.
     *
     * @param faultIn the rule: what is wrong with a text, as the rest of a sentence
     */
    String text(String name, Function<String, Optional<String>> faultIn) {
        known.add(name);
        JsonNode value = body.get(name);
        if (value == null) {
            faults.put(name, "is required");
        } else if (!value.isTextual()) {
            faults.put(name, "must be a text");
        } else {
            faultIn.apply(value.textValue()).ifPresent(fault -> faults.put(name, fault));
            return value.textValue();
        }
        return "";
    }

    /**
     * Goes on only if nothing is wrong and every field was asked for.
     *
     * @throws InvalidInput with everything that is wrong
     */
    void check() {
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.put(name, "is not a field of this body");
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
