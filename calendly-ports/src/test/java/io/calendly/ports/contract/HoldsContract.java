package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.Holds}. */
public abstract class HoldsContract extends Contract {

    private final Random random = new Random(4);
    private UserId ann;
    private UserId bob;
    private EventType eventType;

    @BeforeEach
    final void addEventType() {
        ann = addUser("Ann");
        bob = addUser("Bob");
        eventType = new EventType(
                EventTypeId.next(NOW, random),
                SampleEventTypes.halfHours("intro", Hosting.Kind.COLLECTIVE, List.of(ann, bob)),
                NOW,
                1);
        write(stores -> {
            stores.users().lock(List.of(ann, bob));
            stores.eventTypes().add(eventType);
        });
    }

    private Hold add(Instant expiresAt) {
        Hold hold = new Hold(
                HoldId.next(NOW, random),
                eventType.id(),
                new TreeSet<>(List.of(ann, bob)),
                slot(10, 20),
                NOW,
                expiresAt);
        write(stores -> {
            stores.users().lock(hold.hosts());
            stores.holds().add(hold);
        });
        return hold;
    }

    private Optional<Hold> find(HoldId id) {
        return transactor.reads().holds().find(id);
    }

    @Test
    void gives_back_a_hold_until_it_is_removed() {
        Hold hold = add(NOW.plusSeconds(60));
        Hold other = add(NOW.plusSeconds(60));

        assertThat(find(hold.id())).hasValue(hold);
        write(stores -> stores.holds().remove(hold.id()));
        assertThat(find(hold.id())).isEmpty();
        assertThat(find(other.id())).hasValue(other);
    }

    @Test
    void gives_back_a_hold_that_has_expired_until_those_are_removed() {
        Hold expired = add(NOW);
        Hold live = add(NOW.plusSeconds(1));
        assertThat(find(expired.id())).hasValue(expired);

        write(stores -> stores.holds().removeExpired(NOW));

        assertThat(find(expired.id())).isEmpty();
        assertThat(find(live.id())).hasValue(live);
    }

    @Test
    void removes_what_does_not_exist_without_a_word() {
        Hold hold = add(NOW);

        write(stores -> {
            stores.holds().remove(hold.id());
            stores.holds().remove(hold.id());
            stores.holds().removeExpired(NOW);
        });

        assertThat(find(hold.id())).isEmpty();
    }
}
