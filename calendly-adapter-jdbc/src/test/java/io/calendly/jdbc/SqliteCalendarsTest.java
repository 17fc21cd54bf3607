package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.CalendarsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteCalendarsTest extends CalendarsContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
