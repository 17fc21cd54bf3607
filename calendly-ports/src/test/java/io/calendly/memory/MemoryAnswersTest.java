package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.AnswersContract;

class MemoryAnswersTest extends AnswersContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
