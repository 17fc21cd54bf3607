package io.calendly.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.http.request.LenientIntegers;
import io.calendly.http.request.Timestamps;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of ids and times in openapi.yaml, in place of the other forms that the document accepts in words: RFC 3339
 * timestamps, strings of digits, {@code 7.0}, and null for a field that is absent. A value of no accepted form stays, so
 * that the validator reports it if the server accepts it.
 */
final class DocumentedForms {

    private static final Pattern TIME = Pattern.compile("(.*_)?(start|end)_time|until");
    private static final Pattern INTEGER = Pattern.compile(".*_ids?|user[12]_id|count|interval|at_least|min_duration");
    private static final Pattern USER_IN_PATH = Pattern.compile("(.*/(?:users|availability)/)([^/]+)(.*)");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DocumentedForms() {}

    /** Returns the documented form of a path. */
    static String ofPath(String path) {
        Matcher user = USER_IN_PATH.matcher(path);
        OptionalLong id = user.matches() ? LenientIntegers.of(user.group(2)) : OptionalLong.empty();
        return id.isPresent() ? user.group(1) + id.getAsLong() + user.group(3) : path;
    }

    /** Returns the documented form of a parameter of a query. */
    static String ofParameter(String name, String value) {
        OptionalLong integer = OptionalLong.empty();
        if (TIME.matcher(name).matches()) {
            integer = Timestamps.of(value.replace(' ', '+'));
        } else if (INTEGER.matcher(name).matches()) {
            integer = LenientIntegers.of(value);
        }
        return integer.isPresent() ? Long.toString(integer.getAsLong()) : value;
    }

    /** Returns the documented form of a body of JSON; a body that is not JSON as it is. */
    static byte[] ofBody(byte[] json) {
        try {
            return MAPPER.writeValueAsBytes(of("", MAPPER.readTree(json)));
        } catch (IOException | NumberFormatException notJson) {
            return json;
        }
    }

    private static JsonNode of(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode documented = JsonNodeFactory.instance.objectNode();
            for (var field : object.properties()) {
                // Null removes the e-mail address of a user, and the document says so.
                if (!field.getValue().isNull() || field.getKey().equals("email")) {
                    documented.set(field.getKey(), of(field.getKey(), field.getValue()));
                }
            }
            return documented;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode documented = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> documented.add(of(name, element)));
            return documented;
        }
        OptionalLong integer = OptionalLong.empty();
        if (TIME.matcher(name).matches() && value.isTextual()) {
            integer = Timestamps.of(value.textValue());
        } else if (TIME.matcher(name).matches() || INTEGER.matcher(name).matches()) {
            integer = LenientIntegers.of(value);
        }
        return integer.isPresent() ? LongNode.valueOf(integer.getAsLong()) : value;
    }
}
