package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.AnswersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAnswersTest extends AnswersContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
