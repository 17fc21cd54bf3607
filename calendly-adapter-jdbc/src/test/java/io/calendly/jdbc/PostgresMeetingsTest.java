package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.MeetingsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresMeetingsTest extends MeetingsContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
