package io.calendly.http.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The fields of a JSON object: of a body, or of an object within one. A field that is null counts as absent. A field
 * that is never asked for is a fault.
 */
public final class BodyFields extends Input {

    private final ObjectNode object;
    private final KnownNames known = new KnownNames();

    private BodyFields(String pointer, ObjectNode object, Faults faults, Origins origins) {
        super(pointer, faults, origins);
        this.object = object;
    }

    /**
     * Decodes a body. The decoder sees placeholders where something is wrong; its result is returned only if nothing
     * is.
     *
     * @throws InvalidInput with everything that is wrong
     */
    static <T> T decode(ObjectNode body, Origins origins, Function<BodyFields, T> decoder) {
        Faults faults = new Faults();
        return faults.unlessAny(new BodyFields("", body, faults, origins).decode(decoder));
    }

    private <T> T decode(Function<BodyFields, T> decoder) {
        T decoded = decoder.apply(this);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                malformed(name, "is not a field of this object" + known.nearestTo(name));
            }
        });
        return decoded;
    }

    private record Json(JsonNode node) implements Value {

        @Override
        public Optional<String> text() {
            return Optional.ofNullable(node.textValue());
        }

        @Override
        public OptionalLong integer() {
            return LenientIntegers.of(node);
        }

        @Override
        public OptionalLong time() {
            return node.isTextual() ? Timestamps.of(node.textValue()) : integer();
        }
    }

    private Optional<JsonNode> node(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    @Override
    Optional<Value> value(String name) {
        return node(name).map(Json::new);
    }

    /** Checks whether the field is there, also if it is null. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** Returns the number of elements of a list; 0 if the field is not a list. */
    public int size(String name) {
        return node(name).filter(JsonNode::isArray).map(JsonNode::size).orElse(0);
    }

    /**
     * Returns a change to a text: the field's text if the field is there, no text if it is null, and the text as it was
     * if the field is absent.
     */
    public UnaryOperator<String> textChange(String name, TextRule rule) {
        Optional<String> text = optionalText(name, rule);
        return object.has(name) ? before -> text.orElse("") : UnaryOperator.identity();
    }

    /** Returns a change like {@link #textChange} to a text that must not be removed. */
    public UnaryOperator<String> requiredTextChange(String name, TextRule rule) {
        if (!object.has(name)) {
            return UnaryOperator.identity();
        }
        String text = text(name, rule);
        return before -> text;
    }

    /** Returns a change like {@link #textChange} to a text that may be missing. */
    public UnaryOperator<Optional<String>> optionalTextChange(String name, TextRule rule) {
        Optional<String> text = optionalText(name, rule);
        return object.has(name) ? before -> text : UnaryOperator.identity();
    }

    /** Returns a boolean, which may be absent. */
    public Optional<Boolean> optionalBoolean(String name) {
        Optional<JsonNode> value = node(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            malformed(name, "must be true or false");
        }
        return value.filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** Checks whether the field is true or false. */
    public boolean isBoolean(String name) {
        return node(name).filter(JsonNode::isBoolean).isPresent();
    }

    /** Reports that this object as a whole cannot be understood. */
    public void malformed(String detail) {
        faults().malformed(pointer(), detail);
    }

    /** Reports that this object as a whole is understood but can never be granted. */
    public void impossible(String detail) {
        faults().impossible(pointer(), detail);
    }

    /** Returns the ids of different users, which have to be present. */
    public List<UserId> userIds(String name) {
        require(name);
        Map<String, Value> elements = new LinkedHashMap<>();
        node(name).ifPresent(list -> {
            if (!list.isArray()) {
                malformed(name, "must be a list of user ids");
            }
            for (int i = 0; list.isArray() && i < list.size(); i++) {
                elements.put(pointerTo(name) + "/" + i, new Json(list.get(i)));
            }
        });
        return userIds(elements);
    }

    /** Returns the ids of different users, which may be absent. */
    public Optional<List<UserId>> optionalUserIds(String name) {
        return isPresent(name) ? Optional.of(userIds(name)) : Optional.empty();
    }

    /** Returns the id of a user, which may be absent. */
    public Optional<UserId> optionalUserId(String name) {
        return node(name)
                .flatMap(value -> userIds(Map.of(pointerTo(name), new Json(value))).stream()
                        .findFirst());
    }

    /** Returns the meanings of one or more words, each of which has one. */
    public <T> List<T> someOf(String name, Map<String, T> words) {
        require(name);
        String expected = String.join(", ", new TreeSet<>(words.keySet()));
        Optional<List<T>> some = optionalElements(name, words.size(), "words", (where, element) -> {
            Optional<T> meaning = Optional.ofNullable(words.get(element.asText()));
            if (meaning.isEmpty()) {
                faults().malformed(where, "must be one of " + expected);
            }
            return meaning;
        });
        if (some.filter(List::isEmpty).isPresent()) {
            malformed(name, "must have one or more of " + expected);
        }
        return some.orElse(List.of());
    }

    /** Returns a list of at most {@code max} texts, which may be absent. It is absent if an element is faulty. */
    public Optional<List<String>> optionalTexts(String name, int max, TextRule rule) {
        return optionalElements(name, max, "texts", (where, element) -> {
            if (!element.isTextual()) {
                faults().malformed(where, "must be a text");
                return Optional.empty();
            }
            Optional<TextFault> fault = rule.faultIn(element.textValue());
            fault.ifPresent(found -> faults().malformed(where, TextFaultWords.of(found, rule, element.textValue())));
            return fault.isPresent() ? Optional.empty() : Optional.of(element.textValue());
        });
    }

    /**
     * Returns a list of at most {@code maxSize} different integers from a range, which may be absent. It is absent if an
     * element is faulty.
     */
    public Optional<List<Long>> optionalIntegers(String name, int maxSize, long min, long max) {
        Set<Long> seen = new HashSet<>();
        return optionalElements(name, maxSize, "integers", (where, element) -> {
            OptionalLong integer = LenientIntegers.of(element);
            if (integer.isEmpty() || integer.getAsLong() < min || integer.getAsLong() > max) {
                faults().malformed(where, mustBeInteger(min, max));
                return Optional.empty();
            }
            if (!seen.add(integer.getAsLong())) {
                faults().impossible(where, "is listed twice");
            }
            return Optional.of(integer.getAsLong());
        });
    }

    private <T> Optional<List<T>> optionalElements(
            String name, int max, String elements, BiFunction<String, JsonNode, Optional<T>> decoder) {
        Optional<JsonNode> list = node(name);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        if (!list.get().isArray() || list.get().size() > max) {
            malformed(name, "must be a list of at most " + max + " " + elements);
            return Optional.empty();
        }
        List<T> decoded = new ArrayList<>();
        for (int i = 0; i < list.get().size(); i++) {
            decoder.apply(pointerTo(name) + "/" + i, list.get().get(i)).ifPresent(decoded::add);
        }
        return decoded.size() < list.get().size() ? Optional.empty() : Optional.of(decoded);
    }

    /**
     * Decodes an object whose fields may have any name, which may be absent.
     *
     * @param decoder decodes the field of a name in the object; a field that is empty is left out
     */
    public <T> Map<String, T> anyFields(String name, BiFunction<BodyFields, String, Optional<T>> decoder) {
        return optionalObject(name, in -> {
                    Map<String, T> fields = new LinkedHashMap<>();
                    in.object
                            .fieldNames()
                            .forEachRemaining(
                                    field -> decoder.apply(in, field).ifPresent(value -> fields.put(field, value)));
                    return fields;
                })
                .orElse(Map.of());
    }

    /** Decodes an object, which may be absent. */
    public <T> Optional<T> optionalObject(String name, Function<BodyFields, T> decoder) {
        return node(name).flatMap(node -> object(pointerTo(name), node, decoder));
    }

    /** Decodes a list of 1 to {@code max} objects, which may be absent. */
    public <T> Optional<List<T>> optionalObjects(String name, int max, Function<BodyFields, T> decoder) {
        return node(name).map(list -> {
            if (list.isArray() && !list.isEmpty() && list.size() <= max) {
                return objects(name, list, decoder);
            }
            malformed(name, "must be a list of 1 to " + max + " objects");
            return List.of();
        });
    }

    /** Decodes a list of at most {@code max} objects. An absent list has none. */
    public <T> List<T> objectsIfAny(String name, int max, Function<BodyFields, T> decoder) {
        return node(name)
                .map(list -> {
                    if (list.isArray() && list.size() <= max) {
                        return objects(name, list, decoder);
                    }
                    malformed(name, "must be a list of at most " + max + " objects");
                    return List.<T>of();
                })
                .orElse(List.of());
    }

    private <T> List<T> objects(String name, JsonNode list, Function<BodyFields, T> decoder) {
        List<T> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            object(pointerTo(name) + "/" + i, list.get(i), decoder).ifPresent(objects::add);
        }
        return objects;
    }

    private <T> Optional<T> object(String pointer, JsonNode node, Function<BodyFields, T> decoder) {
        if (node instanceof ObjectNode within) {
            return Optional.of(new BodyFields(pointer, within, faults(), origins()).decode(decoder));
        }
        faults().malformed(pointer, "must be an object");
        return Optional.empty();
    }
}
