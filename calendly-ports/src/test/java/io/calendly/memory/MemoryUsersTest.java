package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.UsersContract;

class MemoryUsersTest extends UsersContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
