package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.AnswersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAnswersTest extends AnswersContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
