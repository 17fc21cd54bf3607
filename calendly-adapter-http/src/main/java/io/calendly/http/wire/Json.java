package io.calendly.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.time.TimeSlots;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON, read strictly and written straight to bytes. */
public final class Json {

    /** The media type of everything that is not a problem. */
    public static final String MEDIA_TYPE = "application/json";

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Apart, since a server that has answered but never read is spared the time to make it. */
    private static final class Reader {

        private static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** What writes a JSON value. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes exactly one value.
         *
         * @throws IOException if the generator does
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Reads a JSON object.
     *
     * @throws InvalidInput if the bytes are not JSON, or not an object
     */
    public static ObjectNode readObject(byte[] bytes) {
        try {
            JsonNode value = Reader.MAPPER.readTree(bytes);
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

    /** Answers with a JSON value. */
    public static void answer(Context ctx, int status, Writer writer) {
        answer(ctx, status, bytes(writer));
    }

    /** Answers with a JSON value that is written already. */
    public static void answer(Context ctx, int status, byte[] json) {
        ctx.status(status).contentType(MEDIA_TYPE).result(json);
    }

    /** The JSON value as bytes in UTF-8. */
    public static byte[] bytes(Writer writer) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(FACTORY._getBufferRecycler())) {
            try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
                writer.write(json);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON value as text. */
    public static String text(Writer writer) {
        return new String(bytes(writer), StandardCharsets.UTF_8);
    }

    /** Writes slots as a list of {@code {"start_time": …, "end_time": …}}. */
    public static void write(JsonGenerator json, TimeSlots slots) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < slots.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("start_time", slots.start(i));
            json.writeNumberField("end_time", slots.end(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
