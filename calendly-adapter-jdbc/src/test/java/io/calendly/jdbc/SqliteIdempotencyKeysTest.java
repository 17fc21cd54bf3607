package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.IdempotencyKeysContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteIdempotencyKeysTest extends IdempotencyKeysContract {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
