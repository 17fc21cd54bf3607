package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.IdempotencyKeysContract;

class MemoryIdempotencyKeysTest extends IdempotencyKeysContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
