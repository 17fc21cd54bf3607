package io.calendly.http.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.LenientIntegers;
import io.calendly.http.wire.RequestBody;
import io.calendly.http.wire.Timestamps;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The fields of a body, or of an object within one. What is wrong with them is collected, with the fields that nobody
 * asked for, each by its JSON pointer, and whether all was understood; {@link #check()} throws all of it at once. Until
 * then a faulty field reads as absent. A field that is null counts as absent.
 */
final class Fields {

    private final String pointer;
    private final ObjectNode object;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> faults;
    private final Map<String, String> impossible;
    private final List<Fields> within = new ArrayList<>();

    private Fields(String pointer, ObjectNode object, Map<String, String> faults, Map<String, String> impossible) {
        this.pointer = pointer;
        this.object = object;
        this.faults = faults;
        this.impossible = impossible;
    }

    static Fields of(Context ctx) {
        return new Fields("", RequestBody.json(ctx), new TreeMap<>(), new TreeMap<>());
    }

    /** Whether the field is there, be it null. */
    boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    void fault(String name, String fault) {
        faults.putIfAbsent(pointer(name), fault);
    }

    private String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Whether the field is there, and not null. */
    boolean isGiven(String name) {
        return value(name).isPresent();
    }

    void require(String name) {
        if (!isGiven(name)) {
            fault(name, "is required");
        }
    }

    /**
     * A text that may be left out.
     *
     * @param faultIn the rule: what is wrong with a text, as the rest of a sentence
     */
    Optional<String> optionalText(String name, Function<String, Optional<String>> faultIn) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isTextual()) {
            fault(name, "must be a text");
            return Optional.empty();
        }
        return value.map(JsonNode::textValue).filter(text -> {
            Optional<String> fault = faultIn.apply(text);
            fault.ifPresent(why -> fault(name, why));
            return fault.isEmpty();
        });
    }

    /** A text that must be there. */
    String text(String name, Function<String, Optional<String>> faultIn) {
        require(name);
        return optionalText(name, faultIn).orElse("");
    }

    /** One of a few words, which may be left out. */
    <T> Optional<T> optionalOneOf(String name, Map<String, T> words) {
        return optionalText(name, text -> words.containsKey(text) ? Optional.empty() : Optional.of(oneOf(words)))
                .map(words::get);
    }

    static String oneOf(Map<String, ?> words) {
        return "must be one of " + String.join(", ", new TreeMap<>(words).keySet());
    }

    /** An integer from a range, which may be left out. */
    OptionalLong optionalInteger(String name, long least, long most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong integer = LenientIntegers.of(value.get());
        if (integer.isEmpty() || integer.getAsLong() < least || integer.getAsLong() > most) {
            fault(name, "must be an integer from " + least + " to " + most);
            return OptionalLong.empty();
        }
        return integer;
    }

    /** An instant in epoch seconds, which may be left out. */
    OptionalLong optionalTime(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong time =
                value.get().isTextual() ? Timestamps.of(value.get().textValue()) : LenientIntegers.of(value.get());
        if (time.isEmpty()) {
            fault(name, Timestamps.EXPECTED);
        }
        return time;
    }

    /** An instant in epoch seconds, which must be there. */
    long time(String name) {
        require(name);
        return optionalTime(name).orElse(0);
    }

    /** A list of numbers of different users, which must be there. */
    List<Long> ids(String name) {
        require(name);
        List<Long> ids = new ArrayList<>();
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return ids;
        }
        if (!value.get().isArray()) {
            fault(name, "must be a list of user ids");
            return ids;
        }
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < value.get().size(); i++) {
            OptionalLong id = LenientIntegers.of(value.get().get(i));
            if (id.isEmpty()) {
                faults.put(pointer(name) + "/" + i, "must be a user id");
            } else if (!seen.add(id.getAsLong())) {
                impossible.put(pointer(name) + "/" + i, "is there twice");
            }
            ids.add(id.orElse(0));
        }
        return ids;
    }

    /** An object, which may be left out. */
    Optional<Fields> optionalObject(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            fault(name, "must be an object");
        }
        return value.filter(JsonNode::isObject).map(found -> within(pointer(name), found));
    }

    /** A list of objects, which may be left out. */
    Optional<List<Fields>> optionalObjects(String name, int most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Fields> objects = new ArrayList<>();
        if (!value.get().isArray() || value.get().isEmpty() || value.get().size() > most) {
            fault(name, "must be a list of 1 to " + most + " objects");
            return Optional.of(objects);
        }
        for (int i = 0; i < value.get().size(); i++) {
            JsonNode element = value.get().get(i);
            if (element.isObject()) {
                objects.add(within(pointer(name) + "/" + i, element));
            } else {
                faults.put(pointer(name) + "/" + i, "must be an object");
            }
        }
        return Optional.of(objects);
    }

    private Fields within(String where, JsonNode found) {
        Fields fields = new Fields(where, (ObjectNode) found, faults, impossible);
        within.add(fields);
        return fields;
    }

    /**
     * Goes on only if nothing is wrong and every field was asked for.
     *
     * @throws InvalidInput with everything that is wrong
     */
    void check() {
        collectUnknown();
        boolean understood = faults.isEmpty();
        impossible.forEach(faults::putIfAbsent);
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults, understood);
        }
    }

    private void collectUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name, "is not a field of this object");
            }
        });
        within.forEach(Fields::collectUnknown);
    }
}
