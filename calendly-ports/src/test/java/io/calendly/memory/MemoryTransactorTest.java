package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.TransactorContract;

class MemoryTransactorTest extends TransactorContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
