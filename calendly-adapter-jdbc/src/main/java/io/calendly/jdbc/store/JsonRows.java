package io.calendly.jdbc.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;

/** Rows as JSON: an array of objects with a member for each component of a record, named in snake case. */
final class JsonRows {

    private static final JsonFactory JSON = new JsonMapper().getFactory();

    /** The components of each class of rows. Reflection would look them up for every row. */
    private static final ClassValue<Column[]> COLUMNS = new ClassValue<>() {
        @Override
        protected Column[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Column[] columns = new Column[components.length];
            for (int i = 0; i < columns.length; i++) {
                components[i].getAccessor().setAccessible(true);
                columns[i] = new Column(new SerializedString(snakeCase(components[i].getName())), components[i]);
            }
            return columns;
        }
    };

    private record Column(SerializedString name, RecordComponent component) {

        void write(Object row, JsonGenerator json) throws IOException {
            json.writeFieldName(name);
            Object value = value(row);
            if (value instanceof Long number) {
                json.writeNumber(number);
            } else if (value == null) {
                json.writeNull();
            } else if (value instanceof JsonNode node) {
                json.writeTree(node);
            } else {
                json.writeString(value.toString());
            }
        }

        private Object value(Object row) {
            try {
                return component.getAccessor().invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private JsonRows() {}

    private static String snakeCase(String name) {
        return name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
    }

    /** Returns the rows, which are of one class. Components are numbers of type long, texts, ids, JSON, or null. */
    static String write(List<? extends Record> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            Column[] columns = COLUMNS.get(rows.get(0).getClass());
            for (Record row : rows) {
                json.writeStartObject();
                for (Column column : columns) {
                    column.write(row, json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
