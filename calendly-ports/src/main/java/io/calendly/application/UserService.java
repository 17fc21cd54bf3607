package io.calendly.application;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** The people. */
public final class UserService {

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * @param transactor where people are kept
     * @param clock what tells when somebody is added
     */
    public UserService(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Adds a person.
     *
     * @throws IllegalArgumentException if there is a {@linkplain User#faultInName fault in the name}
     */
    public User add(String name) {
        User.faultInName(name).ifPresent(fault -> {
            throw new IllegalArgumentException("name " + fault);
        });
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> stores.users().add(name, now));
    }

    /** Everyone, by ascending id. */
    public List<User> all() {
        return transactor.readOnly(stores -> stores.users().all());
    }

    /**
     * The person with this id.
     *
     * @throws Refusal.UnknownUsers if there is none
     */
    public User get(UserId id) {
        return transactor.readOnly(
                (Stores stores) -> stores.users().find(id).orElseThrow(() -> new Refusal.UnknownUsers(List.of(id))));
    }
}
