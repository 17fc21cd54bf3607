package io.calendly.http.request;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A strict reader of JSON. */
final class JsonReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonReader() {}

    /**
     * Reads an object.
     *
     * @throws InvalidInput if the bytes are not JSON, or not an object
     */
    static ObjectNode readObject(byte[] bytes) {
        try {
            JsonNode value = MAPPER.readTree(bytes);
            if (value instanceof ObjectNode object) {
                return object;
            }
        } catch (NumberFormatException e) {
            throw InvalidInput.body("has a number with too large an exponent");
        } catch (IOException e) {
            throw InvalidInput.body("is not valid JSON");
        }
        throw InvalidInput.body("must be a JSON object");
    }
}
