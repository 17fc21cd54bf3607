package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.CalendarsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCalendarsTest extends CalendarsContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
