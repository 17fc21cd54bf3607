package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** A part of a list, and the way to the next. */
final class Page {

    /** What writes an element. */
    @FunctionalInterface
    interface Element<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private Page() {}

    /**
     * Answers with a page.
     *
     * @param found the elements of the page, and one more if there is another page
     * @param place where an element is in the list
     */
    static <T> Reply of(Query query, List<T> found, Function<T, PageToken> place, Element<T> element) {
        int count = Math.min(found.size(), query.count());
        return Reply.json(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("collection");
            for (T each : found.subList(0, count)) {
                element.write(json, each);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("pagination");
            json.writeNumberField("count", count);
            if (count < found.size()) {
                json.writeStringField(
                        "next_page_token", place.apply(found.get(count - 1)).write(query.list()));
            } else {
                json.writeNullField("next_page_token");
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
