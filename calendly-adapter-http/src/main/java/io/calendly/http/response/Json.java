package io.calendly.http.response;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON of records, whose components become members in snake case. */
public final class Json {

    /** The media type of JSON that is not a problem. */
    public static final String MEDIA_TYPE = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    /** A function that writes one value, for lists too long to make a record of each element. */
    @FunctionalInterface
    public interface Stream {
        /**
         * Writes exactly one value.
         *
         * @throws IOException if the generator does
         */
        void write(JsonGenerator json) throws IOException;
    }

    /** Returns the value as bytes in UTF-8. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value that the function writes, as bytes in UTF-8. */
    public static byte[] stream(Stream stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            stream.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a new object without members. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Adds the components of a record to an object. */
    public static void addAll(ObjectNode object, Object members) {
        ObjectNode tree = MAPPER.valueToTree(members);
        object.setAll(tree);
    }
}
