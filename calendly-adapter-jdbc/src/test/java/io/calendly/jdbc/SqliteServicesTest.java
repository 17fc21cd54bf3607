package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.ServicesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteServicesTest extends ServicesContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
