package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.UsersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteUsersTest extends UsersContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
