package io.calendly.jdbc.connection;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Transactions on connections of their own, each with a commit of its own. */
record SeparateCommits(Jdbi pool) implements Transactions {

    @Override
    public <T> T run(Function<Handle, T> work) {
        return pool.inTransaction(work::apply);
    }
}
