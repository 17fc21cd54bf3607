package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.MeetingsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteMeetingsTest extends MeetingsContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
