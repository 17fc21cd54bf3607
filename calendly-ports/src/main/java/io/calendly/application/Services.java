package io.calendly.application;

import io.calendly.application.access.ApiKeyService;
import io.calendly.application.access.Authentication;
import io.calendly.application.availability.AvailabilityService;
import io.calendly.application.booking.BookingService;
import io.calendly.application.booking.HoldService;
import io.calendly.application.booking.SlotService;
import io.calendly.application.eventtype.EventTypeService;
import io.calendly.application.health.HealthService;
import io.calendly.application.idempotency.IdempotentRequests;
import io.calendly.application.meeting.MeetingService;
import io.calendly.application.schedule.ScheduleService;
import io.calendly.application.schedule.TimeOffService;
import io.calendly.application.user.UserService;
import io.calendly.domain.access.Caller;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The services of the application on one storage: a service per feature. */
public final class Services {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Caller caller;

    private Services(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * Returns the services on a storage, for the administrator.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param random the source of new ids and of secrets; must be thread-safe and cryptographically strong
     */
    public static Services on(Transactor transactor, InstantSource clock, RandomGenerator random) {
        return new Services(transactor, clock, random, Caller.ADMINISTRATOR);
    }

    /** Returns these services for another caller. */
    public Services as(Caller other) {
        return new Services(transactor, clock, random, other);
    }

    /** Returns the caller on whose behalf these services work. */
    public Caller caller() {
        return caller;
    }

    /**
     * Returns services whose work is part of a transaction that has begun already.
     *
     * @param stores the stores of the transaction
     */
    public Services joining(Stores stores) {
        return new Services(new JoinedTransactor(stores), clock, random, caller);
    }

    /**
     * Runs work of several services as one transaction. All of it is kept, or none.
     *
     * @param work the work; may run again after a failure to serialize
     */
    public <T> T inTransaction(Function<Services, T> work) {
        return transactor.inTransaction(stores -> work.apply(joining(stores)));
    }

    /** Runs work of several services that only reads, on one consistent snapshot. */
    public <T> T readOnly(Function<Services, T> work) {
        return transactor.readOnly(stores -> work.apply(joining(stores)));
    }

    /** Returns the service for users. */
    public UserService users() {
        return new UserService(transactor, clock, caller);
    }

    /** Returns the service for availability. */
    public AvailabilityService availability() {
        return new AvailabilityService(transactor, clock, caller);
    }

    /** Returns the service for schedules. */
    public ScheduleService schedules() {
        return new ScheduleService(transactor, clock, caller);
    }

    /** Returns the service for time off. */
    public TimeOffService timeOff() {
        return new TimeOffService(transactor, clock, random, caller);
    }

    /** Returns the service for meetings. */
    public MeetingService meetings() {
        return new MeetingService(transactor, clock, random, caller);
    }

    /** Returns the service for event types. */
    public EventTypeService eventTypes() {
        return new EventTypeService(transactor, clock, random, caller);
    }

    /** Returns the service that answers which start times can be booked. */
    public SlotService slots() {
        return new SlotService(transactor, clock, caller);
    }

    /** Returns the service for holds. */
    public HoldService holds() {
        return new HoldService(transactor, clock, random, caller);
    }

    /** Returns the service for bookings. */
    public BookingService bookings() {
        return new BookingService(transactor, clock, random, caller);
    }

    /** Returns the service for API keys. */
    public ApiKeyService apiKeys() {
        return new ApiKeyService(transactor, clock, random, caller);
    }

    /** Returns the service that authenticates callers. */
    public Authentication authentication() {
        return new Authentication(transactor, clock);
    }

    /** Returns the service for requests with an idempotency key. */
    public IdempotentRequests idempotency() {
        return new IdempotentRequests(transactor, clock);
    }

    /** Returns the service that checks the health of the application. */
    public HealthService health() {
        return new HealthService(transactor);
    }

    /** A transactor whose transactions are part of one that has begun already. */
    private record JoinedTransactor(Stores stores) implements Transactor {

        @Override
        public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
            return work.apply(stores);
        }

        @Override
        public <T> T readOnly(Function<? super Stores, ? extends T> work) {
            return work.apply(stores);
        }

        @Override
        public Stores reads() {
            return stores;
        }
    }
}
