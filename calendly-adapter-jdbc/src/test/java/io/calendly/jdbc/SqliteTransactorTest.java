package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.TransactorContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTransactorTest extends TransactorContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
