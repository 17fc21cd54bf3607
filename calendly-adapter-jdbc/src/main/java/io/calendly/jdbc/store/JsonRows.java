package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;

/** Rows as JSON: an array of objects with a member for each component of a record, named in snake case. */
final class JsonRows {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The components of each class of rows. Reflection would look them up for every row. */
    private static final ClassValue<Column[]> COLUMNS = new ClassValue<>() {
        @Override
        protected Column[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Column[] columns = new Column[components.length];
            for (int i = 0; i < columns.length; i++) {
                components[i].getAccessor().setAccessible(true);
                columns[i] = new Column(snakeCase(components[i].getName()), components[i]);
            }
            return columns;
        }
    };

    private record Column(String name, RecordComponent component) {

        void write(Object row, ObjectNode object) {
            try {
                Object value = component.getAccessor().invoke(row);
                if (value instanceof Long number) {
                    object.put(name, number);
                } else if (value == null) {
                    object.putNull(name);
                } else {
                    object.put(name, value.toString());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private JsonRows() {}

    private static String snakeCase(String name) {
        return name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
    }

    /** Returns the rows, which are of one class. Components are numbers of type long, texts, ids, or null. */
    static String write(List<? extends Record> rows) {
        ArrayNode array = MAPPER.createArrayNode();
        Column[] columns = COLUMNS.get(rows.get(0).getClass());
        for (Record row : rows) {
            ObjectNode object = array.addObject();
            for (Column column : columns) {
                column.write(row, object);
            }
        }
        return array.toString();
    }
}
