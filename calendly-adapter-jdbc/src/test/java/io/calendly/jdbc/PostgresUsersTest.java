package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.UsersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresUsersTest extends UsersContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
