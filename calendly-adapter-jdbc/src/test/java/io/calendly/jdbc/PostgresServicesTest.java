package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.ServicesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresServicesTest extends ServicesContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
