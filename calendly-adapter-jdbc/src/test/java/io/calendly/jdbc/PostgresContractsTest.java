package io.calendly.jdbc;

import io.calendly.ports.Transactor;
import io.calendly.ports.contract.ApiKeysContract;
import io.calendly.ports.contract.BookingRacesContract;
import io.calendly.ports.contract.BookingServicesContract;
import io.calendly.ports.contract.BookingsContract;
import io.calendly.ports.contract.CalendarsContract;
import io.calendly.ports.contract.EventTypesContract;
import io.calendly.ports.contract.EventsContract;
import io.calendly.ports.contract.HoldServicesContract;
import io.calendly.ports.contract.HoldsContract;
import io.calendly.ports.contract.HostingContract;
import io.calendly.ports.contract.IdempotencyKeysContract;
import io.calendly.ports.contract.MeetingChangesContract;
import io.calendly.ports.contract.MeetingsContract;
import io.calendly.ports.contract.OccupiedTimeContract;
import io.calendly.ports.contract.ScheduledHoursContract;
import io.calendly.ports.contract.SchedulesContract;
import io.calendly.ports.contract.ServicesContract;
import io.calendly.ports.contract.TimeOffContract;
import io.calendly.ports.contract.TransactorContract;
import io.calendly.ports.contract.UsersContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All contracts on PostgreSQL. */
class PostgresContractsTest {

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Nested
    class Transactions extends TransactorContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Users extends UsersContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Calendars extends CalendarsContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Schedules extends SchedulesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class TimeOff extends TimeOffContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class ScheduledHours extends ScheduledHoursContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class BookingServices extends BookingServicesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class HoldServices extends HoldServicesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Hosting extends HostingContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class BookingRaces extends BookingRacesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class OccupiedTime extends OccupiedTimeContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Meetings extends MeetingsContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Events extends EventsContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class IdempotencyKeys extends IdempotencyKeysContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Services extends ServicesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class MeetingChanges extends MeetingChangesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class EventTypes extends EventTypesContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Bookings extends BookingsContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class ApiKeys extends ApiKeysContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }

    @Nested
    class Holds extends HoldsContract {
        @Override
        protected Transactor emptyStorage() {
            return storage.transactor();
        }
    }
}
