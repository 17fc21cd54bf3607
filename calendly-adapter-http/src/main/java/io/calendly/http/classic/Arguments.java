package io.calendly.http.classic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.LenientIntegers;
import io.calendly.http.wire.Parameters;
import io.calendly.http.wire.RequestBody;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a classic request, from the JSON body, else from the form, else from the query.
 *
 * <p>What is wrong with them is collected; {@link #check()} throws all of it at once. Until then a faulty argument reads
 * as 0 or as absent.
 */
final class Arguments {

    private static final String MISSING = "Missing required argument in the JSON body, the form or the query string";
    private static final String NOT_AN_INTEGER = "Must be an integer";

    private final ObjectNode body;
    private final Parameters form;
    private final Parameters query;
    private final Map<String, String> faults = new TreeMap<>();

    private Arguments(ObjectNode body, Parameters form, Parameters query) {
        this.body = body;
        this.form = form;
        this.query = query;
    }

    static Arguments of(Context ctx) {
        return new Arguments(
                RequestBody.jsonOrForm(ctx),
                Parameters.decode(RequestBody.isForm(ctx) ? RequestBody.form(ctx) : null, "form"),
                Parameters.decode(ctx.queryString(), "query"));
    }

    /** An integer that must be there. */
    long integer(String name) {
        OptionalLong value = optionalInteger(name);
        if (value.isEmpty()) {
            faults.putIfAbsent(name, MISSING);
        }
        return value.orElse(0);
    }

    /** An integer that may be left out. */
    OptionalLong optionalInteger(String name) {
        JsonNode node = body.get(name);
        String text = text(name);
        if (node == null && text == null) {
            return OptionalLong.empty();
        }
        OptionalLong value = node != null ? LenientIntegers.of(node) : LenientIntegers.of(text == null ? "" : text);
        if (value.isEmpty()) {
            faults.put(name, NOT_AN_INTEGER);
        }
        return value;
    }

    /** One of a few words, which may be left out. */
    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        JsonNode node = body.get(name);
        String word = node == null ? text(name) : node.isTextual() ? node.textValue() : "";
        if (word == null) {
            return Optional.empty();
        }
        Optional<T> meaning = Optional.ofNullable(words.get(word));
        if (meaning.isEmpty()) {
            faults.put(name, "Must be one of " + String.join(", ", new TreeMap<>(words).keySet()));
        }
        return meaning;
    }

    private @Nullable String text(String name) {
        String inForm = form.get(name);
        return inForm == null ? query.get(name) : inForm;
    }

    /**
     * Goes on only if nothing is wrong.
     *
     * @throws InvalidInput with everything that is
     */
    void check() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
