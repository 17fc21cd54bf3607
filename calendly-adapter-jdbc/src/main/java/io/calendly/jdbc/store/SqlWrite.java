package io.calendly.jdbc.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.List;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.annotation.UseExtensionHandler;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jdbi.v3.sqlobject.SqlObjects;

/**
 * A statement without a result that writes rows, beside JDBI's own {@code @SqlUpdate}. It may be sent later, together
 * with others. The method takes a list of records; the statement takes it as the parameter {@code :rows}, a JSON array
 * of objects whose names are those of the components in snake case.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@UseExtensionHandler(id = SqlObjectFactory.EXTENSION_ID, value = SqlWrite.Collecting.class)
@interface SqlWrite {

    /** A handler that hands the statement to the {@linkplain PendingWrites pending writes}. */
    final class Collecting implements ExtensionHandler {

        private final Class<?> type;
        private final Method method;

        /** Handles a method of an interface. */
        public Collecting(Class<?> type, Method method) {
            this.type = type;
            this.method = method;
        }

        @Override
        public AttachedExtensionHandler attachTo(ConfigRegistry config, Object target) {
            String sql = PendingWrites.prepare(
                    config.get(SqlObjects.class).getSqlLocator().locate(type, method, config));
            return (handles, arguments) -> {
                handles.getHandle().getConfig(PendingWrites.Current.class).get().add(sql, rows(arguments[0]));
                return target;
            };
        }

        @SuppressWarnings("unchecked") // The one argument of these methods.
        private static List<? extends Record> rows(Object argument) {
            return (List<? extends Record>) argument;
        }
    }
}
