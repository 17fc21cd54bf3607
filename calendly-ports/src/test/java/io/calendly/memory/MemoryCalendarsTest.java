package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.CalendarsContract;

class MemoryCalendarsTest extends CalendarsContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
