package io.calendly.memory;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.MeetingsContract;

class MemoryMeetingsTest extends MeetingsContract {

    @Override
    protected Transactor emptyStorage() {
        return new MemoryTransactor();
    }
}
