package io.calendly.http.classic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.http.request.Faults;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.LenientIntegers;
import io.calendly.http.request.Parameters;
import io.calendly.http.request.RequestBody;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a classic request, from the JSON body, else from the form, else from the query.
 *
 * <p>A faulty argument is collected, and reads as 0 or as absent. That goes no further, because the decoded request is
 * only handed out if there is no fault.
 */
final class Arguments {

    private static final String MISSING = "Missing required argument in the JSON body, the form or the query string";
    private static final String NOT_AN_INTEGER = "Must be an integer";

    private final ObjectNode body;
    private final Parameters form;
    private final Parameters query;
    private final Faults faults = new Faults();

    private Arguments(ObjectNode body, Parameters form, Parameters query) {
        this.body = body;
        this.form = form;
        this.query = query;
    }

    /**
     * Decodes the arguments.
     *
     * @throws InvalidInput with everything that is wrong
     */
    static <T> T decode(Context ctx, Function<Arguments, T> decoder) {
        Arguments arguments = new Arguments(
                RequestBody.jsonOrForm(ctx),
                Parameters.decode(RequestBody.isForm(ctx) ? RequestBody.form(ctx) : null, "form"),
                Parameters.decode(ctx.queryString(), "query"));
        return arguments.faults.unlessAny(decoder.apply(arguments));
    }

    private void fault(String name, String detail) {
        faults.malformed("/" + name, detail);
    }

    /** Returns an integer that has to be present. */
    long integer(String name) {
        OptionalLong value = optionalInteger(name);
        if (value.isEmpty()) {
            fault(name, MISSING);
        }
        return value.orElse(0);
    }

    /** Returns an integer that may be absent. */
    OptionalLong optionalInteger(String name) {
        JsonNode node = body.get(name);
        String text = text(name);
        if (node == null && text == null) {
            return OptionalLong.empty();
        }
        OptionalLong value = node != null ? LenientIntegers.of(node) : LenientIntegers.of(text == null ? "" : text);
        if (value.isEmpty()) {
            fault(name, NOT_AN_INTEGER);
        }
        return value;
    }

    /** Returns one of a few words, which may be absent. */
    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        JsonNode node = body.get(name);
        String word = node == null ? text(name) : node.isTextual() ? node.textValue() : "";
        if (word == null) {
            return Optional.empty();
        }
        Optional<T> meaning = Optional.ofNullable(words.get(word));
        if (meaning.isEmpty()) {
            fault(name, "Must be one of " + String.join(", ", new TreeSet<>(words.keySet())));
        }
        return meaning;
    }

    private @Nullable String text(String name) {
        String inForm = form.get(name);
        return inForm == null ? query.get(name) : inForm;
    }
}
