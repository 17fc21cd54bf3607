package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.ServicesContract;

class MemoryServicesTest extends ServicesContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
