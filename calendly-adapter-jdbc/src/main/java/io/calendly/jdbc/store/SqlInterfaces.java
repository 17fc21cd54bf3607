package io.calendly.jdbc.store;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;

/**
 * The SQL interfaces of a pool, each attached once.
 *
 * <p>{@code Handle.attach} makes a proxy and copies its configuration at every call, which costs more processor time than
 * a query by id. An interface is therefore attached to a supplier, which returns the handle that the calling thread set.
 */
public final class SqlInterfaces {

    private final Map<Class<?>, Object> attached = new ConcurrentHashMap<>();
    private final Current current;

    /** Attaches interfaces to the handles of a pool. */
    public SqlInterfaces(Jdbi jdbi) {
        this.current = new Current(jdbi);
    }

    /** Calls a method of an interface on a handle. */
    public <S, T> T call(Handle handle, Class<S> type, Function<S, T> method) {
        Object statements = attached.computeIfAbsent(type, this::attach);
        Current.HANDLES.set(handle);
        try {
            return method.apply(type.cast(statements));
        } finally {
            Current.HANDLES.remove();
        }
    }

    private Object attach(Class<?> type) {
        return current.jdbi
                .getConfig(Extensions.class)
                .findFor(type, current)
                .map(Object.class::cast)
                .orElseThrow();
    }

    /** A supplier of the handle of the current call. */
    private static final class Current implements HandleSupplier {

        /** The handle of the call that the thread makes. Calls are not nested, so one thread has one handle at a time. */
        private static final ThreadLocal<Handle> HANDLES = new ThreadLocal<>();

        private final Jdbi jdbi;

        Current(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        @Override
        public Handle getHandle() {
            return HANDLES.get();
        }

        @Override
        public Jdbi getJdbi() {
            return jdbi;
        }

        @Override
        public ConfigRegistry getConfig() {
            return jdbi.getConfig();
        }

        @Override
        public <V> V invokeInContext(ExtensionContext context, Callable<V> call) throws Exception {
            return call.call();
        }
    }
}
