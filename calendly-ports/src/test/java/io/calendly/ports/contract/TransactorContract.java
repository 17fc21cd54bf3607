package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.domain.access.Caller;
import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.Meetings;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.Transactor}. */
public abstract class TransactorContract extends Contract {

    @Test
    void keeps_all_of_the_work() {
        UserId ann = transactor.inTransaction(stores -> {
            UserId id = stores.users().add(Profile.of("Ann"), NOW).id();
            stores.users().lock(List.of(id));
            stores.calendars().replace(id, TimeSlots.empty(), slots(0, 10));
            return id;
        });

        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(0, 10));
    }

    @Test
    void rolls_all_of_the_work_back_and_lets_the_exception_through() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        declare(ann, slot(0, 10));
        RuntimeException thrown = new RuntimeException("on purpose");

        assertThatThrownBy(() -> write(stores -> {
                    stores.users().add(Profile.of("Eve"), NOW);
                    stores.users().lock(List.of(ann, bob));
                    stores.calendars().replace(ann, slots(0, 10), slots(0, 20, 30, 40));
                    Meeting meeting = meeting(slot(0, 5), ann, bob);
                    stores.meetings().add(List.of(meeting));
                    stores.occupiedTime().occupy(meeting.occupancies(), Instant.EPOCH);
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(users()).hasSize(2);
        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(0, 10));
        assertThat(calendar(ann, TimeSlot.ALWAYS).occupied()).isEmpty();
        assertThat(meetings(bob)).isEmpty();
    }

    @Test
    void lets_a_refusal_through_and_goes_on_working() {
        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> write(stores -> stores.users().lock(List.of(new UserId(404)))));

        assertThat(addUser("Ann")).isNotNull();
    }

    @Test
    void sees_its_own_work() {
        UserId ann = addUser("Ann");

        write(stores -> {
            stores.users().lock(List.of(ann));
            stores.calendars().replace(ann, TimeSlots.empty(), slots(0, 10));
            assertThat(stores.calendars()
                            .read(new TimeQuery(List.of(ann), TimeSlot.ALWAYS, Instant.EPOCH))
                            .get(0)
                            .declared())
                    .isEqualTo(slots(0, 10));
        });
    }

    @Test
    void refuses_the_use_of_stores_after_the_end() {
        UserId ann = addUser("Ann");
        List<Stores> ended = new ArrayList<>();
        write(ended::add);
        transactor.readOnly(ended::add);
        AtomicReference<Users> users = new AtomicReference<>();
        write(stores -> users.set(stores.users()));

        for (Stores stores : ended) {
            assertThatIllegalStateException().isThrownBy(() -> stores.users().all());
            assertThatIllegalStateException()
                    .isThrownBy(() -> stores.calendars().read(new TimeQuery(List.of(ann), slot(0, 1), Instant.EPOCH)));
            assertThatIllegalStateException().isThrownBy(() -> stores.meetings().overlapping(ann, slot(0, 1)));
        }
        assertThatIllegalStateException().isThrownBy(() -> users.get().find(ann));
    }

    @Test
    void refuses_a_transaction_within_another() {
        assertThatIllegalStateException().isThrownBy(() -> write(stores -> addUser("Ann")));
        assertThatIllegalStateException().isThrownBy(() -> write(stores -> meetings(new UserId(1))));
        assertThatIllegalStateException().isThrownBy(() -> transactor.readOnly(stores -> addUser("Ann")));

        assertThat(hasNoUsers()).isTrue();
    }

    @Test
    void refuses_to_write_or_to_lock_where_it_only_reads() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");

        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores -> stores.users().add(Profile.of("Eve"), NOW)));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores ->
                        stores.calendars().lockAndRead(new TimeQuery(List.of(ann), slot(0, 1), Instant.EPOCH))));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores -> {
                    stores.calendars().replace(ann, TimeSlots.empty(), slots(0, 1));
                    return true;
                }));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores -> {
                    stores.meetings().add(List.of(meeting(slot(0, 1), ann, bob)));
                    return true;
                }));
        assertThat(meetings(ann)).isEmpty();
    }

    @Test
    void reads_without_a_transaction() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        declare(ann, slot(0, 10));
        Meeting meeting = addMeeting(slot(0, 10), ann, bob);
        Meetings.Filter all = new Meetings.Filter(Optional.empty(), TimeSlot.ALWAYS, Optional.empty());
        Stores reads = transactor.reads();

        assertThat(reads.users().all()).hasSize(2);
        assertThat(reads.users().page("b", Users.Searched.NAME, new UserId(0), 5))
                .hasSize(1);
        assertThat(reads.users().require(ann).name()).isEqualTo("Ann");
        assertThat(reads.users().unknown(List.of(ann, new UserId(404)))).containsExactly(new UserId(404));
        assertThat(reads.users().isEmpty()).isFalse();
        assertThat(reads.calendars().read(new TimeQuery(List.of(ann, bob), slot(0, 1), Instant.EPOCH)))
                .hasSize(2);
        assertThat(reads.meetings().find(meeting.id())).hasValue(meeting);
        assertThat(reads.meetings().overlapping(ann, slot(0, 1))).containsExactly(meeting);
        assertThat(reads.meetings().page(all, Optional.empty(), 5)).containsExactly(meeting);
        assertThat(reads.meetings().ofSeries(meeting.id(), 0)).isEmpty();
        assertThat(reads.outbox().read(0, 5)).isEmpty();
        addUser("Eve");
        assertThat(reads.users().all()).as("the next read").hasSize(3);
    }

    @Test
    void refuses_to_write_or_to_lock_without_a_transaction_and_to_read_past_one() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        Meeting meeting = meeting(slot(0, 1), ann, bob);
        Stores reads = transactor.reads();

        List<Consumer<Stores>> writes = List.of(
                stores -> stores.users().add(Profile.of("Eve"), NOW),
                stores -> stores.users().lock(List.of(ann)),
                stores -> stores.users().remove(ann),
                stores -> stores.calendars().lockAndRead(new TimeQuery(List.of(ann), slot(0, 1), Instant.EPOCH)),
                stores -> stores.calendars().replace(ann, TimeSlots.empty(), slots(0, 1)),
                stores -> stores.occupiedTime().occupy(meeting.occupancies(), Instant.EPOCH),
                stores -> stores.occupiedTime().release(List.of(meeting.owner())),
                stores -> stores.meetings().add(List.of(meeting)),
                stores ->
                        stores.outbox().append(Caller.ADMINISTRATOR, NOW, List.of(new MeetingEvent.Scheduled(meeting))),
                stores -> stores.idempotencyKeys().claim(Caller.ADMINISTRATOR, "key", "request", NOW));
        for (Consumer<Stores> each : writes) {
            assertThatIllegalStateException().isThrownBy(() -> each.accept(reads));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> write(stores -> reads.users().all()));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores -> reads.users().all()));
        assertThat(users()).hasSize(2);
    }

    @Test
    void runs_work_again_that_was_overtaken_and_keeps_nothing_of_the_first_attempt() {
        AtomicInteger attempts = new AtomicInteger();

        UserId ann = transactor.inTransaction(stores -> {
            UserId id = stores.users().add(Profile.of("Ann"), NOW).id();
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrentChangeException();
            }
            return id;
        });

        assertThat(attempts).hasValue(3);
        assertThat(users()).extracting(User::id).containsExactly(ann);
        assertThatExceptionOfType(StorageUnavailable.class)
                .as("overtaken for ever")
                .isThrownBy(() -> write(stores -> {
                    throw new ConcurrentChangeException();
                }));
    }

    @Test
    void hands_out_values_that_do_not_change() {
        UserId ann = addUser("Ann");
        declare(ann, slot(0, 10));
        AvailabilityCalendar before = calendar(ann, TimeSlot.ALWAYS);
        List<User> everyone = users();

        addUser("Bob");
        declare(ann, slot(20, 30));

        assertThat(before.declared()).isEqualTo(slots(0, 10));
        assertThat(everyone).hasSize(1);
        assertThat(calendar(ann, TimeSlot.ALWAYS).declared()).isEqualTo(slots(0, 10, 20, 30));
    }

    @Test
    void runs_transactions_that_lock_the_same_users_one_after_the_other() throws Exception {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        List<List<UserId>> orders = List.of(List.of(ann, bob), List.of(bob, ann), List.of(ann), List.of(bob, ann, bob));

        // Each counts Ann's slots and adds one after them. Were two at it at once, both would count the same.
        Race.of(16, racer -> {
            for (int round = 0; round < 5; round++) {
                List<UserId> order = orders.get((racer + round) % orders.size());
                write(stores -> {
                    TimeSlots open = stores.calendars()
                            .lockAndRead(new TimeQuery(order, TimeSlot.ALWAYS, Instant.EPOCH))
                            .get(0)
                            .declared();
                    Race.letOthersRun();
                    long next = open.size() * 10L;
                    stores.calendars().replace(ann, TimeSlots.empty(), slots(next, next + 5));
                });
            }
        });

        assertThat(calendar(ann, TimeSlot.ALWAYS).declared().size()).isEqualTo(80);
    }

    @Test
    void reads_one_consistent_snapshot() throws Exception {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");

        // The writer opens the same slot for both at once, so nobody may see it for one only.
        Race.of(8, racer -> {
            for (int round = 0; round < 30; round++) {
                if (racer == 0) {
                    TimeSlots next = slots(round * 10L, round * 10L + 5);
                    write(stores -> {
                        stores.users().lock(List.of(ann, bob));
                        stores.calendars().replace(ann, TimeSlots.empty(), next);
                        Race.letOthersRun();
                        stores.calendars().replace(bob, TimeSlots.empty(), next);
                    });
                } else {
                    transactor.readOnly(stores -> {
                        TimeSlots annOpen = stores.calendars()
                                .read(new TimeQuery(List.of(ann), TimeSlot.ALWAYS, Instant.EPOCH))
                                .get(0)
                                .declared();
                        Race.letOthersRun();
                        TimeSlots bobOpen = stores.calendars()
                                .read(new TimeQuery(List.of(bob), TimeSlot.ALWAYS, Instant.EPOCH))
                                .get(0)
                                .declared();
                        assertThat(bobOpen).isEqualTo(annOpen);
                        return true;
                    });
                }
            }
        });

        assertThat(calendar(bob, TimeSlot.ALWAYS).declared().size()).isEqualTo(30);
    }
}
