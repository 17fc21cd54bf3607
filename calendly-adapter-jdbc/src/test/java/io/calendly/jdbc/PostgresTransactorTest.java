package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.TransactorContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTransactorTest extends TransactorContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
