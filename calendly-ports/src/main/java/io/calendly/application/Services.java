package io.calendly.application;

import io.calendly.ports.Transactor;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * All that the application can do, on one storage.
 *
 * @param users the people
 * @param availability when people can
 * @param meetings meetings
 * @param idempotency requests that may come more than once and are to be done once
 * @param health whether the application can work at all
 */
public record Services(
        UserService users,
        AvailabilityService availability,
        MeetingService meetings,
        IdempotentRequests idempotency,
        HealthService health) {

    /**
     * Wires the services.
     *
     * @param transactor where everything is kept
     * @param clock what tells the time
     * @param random what makes names of new things different; must be safe to share between threads
     */
    public static Services on(Transactor transactor, InstantSource clock, RandomGenerator random) {
        return new Services(
                new UserService(transactor, clock),
                new AvailabilityService(transactor, clock),
                new MeetingService(transactor, clock, random),
                new IdempotentRequests(transactor, clock, random),
                new HealthService(transactor));
    }
}
