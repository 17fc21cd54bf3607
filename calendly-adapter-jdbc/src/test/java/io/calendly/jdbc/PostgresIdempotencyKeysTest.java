package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.IdempotencyKeysContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresIdempotencyKeysTest extends IdempotencyKeysContract {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Override
    protected Transactor emptyStorage() {
        return storage.transactor();
    }
}
