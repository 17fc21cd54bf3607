package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.ports.Stores;
import io.calendly.ports.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What {@link io.calendly.ports.Transactor} promises. */
public abstract class TransactorContract extends Contract {

    @Test
    void keeps_all_of_the_work() {
        UserId ann = transactor.inTransaction(stores -> {
            UserId id = stores.users().add(Profile.of("Ann"), NOW).id();
            stores.calendars().lock(List.of(id), TimeSlot.ALWAYS);
            stores.calendars().replace(id, TimeSlots.empty(), slots(0, 10));
            return id;
        });

        assertThat(calendar(ann, TimeSlot.ALWAYS).open()).isEqualTo(slots(0, 10));
    }

    @Test
    void rolls_all_of_the_work_back_and_lets_the_exception_through() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        open(ann, slot(0, 10));
        RuntimeException thrown = new RuntimeException("on purpose");

        assertThatThrownBy(() -> write(stores -> {
                    stores.users().add(Profile.of("Eve"), NOW);
                    stores.calendars().lock(List.of(ann, bob), TimeSlot.ALWAYS);
                    stores.calendars().replace(ann, slots(0, 10), slots(0, 20, 30, 40));
                    stores.meetings().add(meeting(slot(0, 5), ann, bob));
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(users()).hasSize(2);
        assertThat(calendar(ann, TimeSlot.ALWAYS).open()).isEqualTo(slots(0, 10));
        assertThat(calendar(ann, TimeSlot.ALWAYS).booked()).isEmpty();
        assertThat(meetings(bob)).isEmpty();
    }

    @Test
    void lets_a_refusal_through_and_goes_on_working() {
        assertThatRefusal(UnknownUsers.class)
                .isThrownBy(() -> write(stores -> stores.calendars().lock(List.of(new UserId(404)), slot(0, 1))));

        assertThat(addUser("Ann")).isNotNull();
    }

    @Test
    void sees_its_own_work() {
        UserId ann = addUser("Ann");

        write(stores -> {
            stores.calendars().lock(List.of(ann), TimeSlot.ALWAYS);
            stores.calendars().replace(ann, TimeSlots.empty(), slots(0, 10));
            assertThat(stores.calendars()
                            .read(List.of(ann), TimeSlot.ALWAYS)
                            .get(0)
                            .open())
                    .isEqualTo(slots(0, 10));
        });
    }

    @Test
    void refuses_the_use_of_stores_after_the_end() {
        UserId ann = addUser("Ann");
        List<Stores> ended = new ArrayList<>();
        write(ended::add);
        transactor.readOnly(ended::add);
        transactor.ask(ended::add);
        AtomicReference<Users> users = new AtomicReference<>();
        write(stores -> users.set(stores.users()));

        for (Stores stores : ended) {
            assertThatIllegalStateException().isThrownBy(() -> stores.users().all());
            assertThatIllegalStateException()
                    .isThrownBy(() -> stores.calendars().read(List.of(ann), slot(0, 1)));
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
                .isThrownBy(() ->
                        transactor.readOnly(stores -> stores.calendars().lock(List.of(ann), slot(0, 1))));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores -> {
                    stores.calendars().replace(ann, TimeSlots.empty(), slots(0, 1));
                    return true;
                }));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.readOnly(stores -> {
                    stores.meetings().add(meeting(slot(0, 1), ann, bob));
                    return true;
                }));
        assertThat(meetings(ann)).isEmpty();
    }

    @Test
    void answers_a_single_question() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        MeetingId id = meeting(slot(0, 10), ann, bob).id();

        assertThat(transactor.<Integer>ask(stores -> stores.users().all().size()))
                .isEqualTo(2);
        assertThat(transactor.<List<User>>ask(stores -> stores.users().page("b", new UserId(0), 5)))
                .hasSize(1);
        assertThat(transactor.<Optional<User>>ask(stores -> stores.users().find(ann)))
                .isPresent();
        assertThat(transactor.<Boolean>ask(stores -> stores.users().isEmpty())).isFalse();
        assertThat(transactor.<List<AvailabilityCalendar>>ask(
                        stores -> stores.calendars().read(List.of(ann, bob), slot(0, 1))))
                .hasSize(2);
        assertThat(transactor.<Optional<Meeting>>ask(stores -> stores.meetings().find(id)))
                .isEmpty();
        assertThat(transactor.<List<Meeting>>ask(stores -> stores.meetings().overlapping(ann, slot(0, 1))))
                .isEmpty();
    }

    @Test
    void refuses_a_second_question_and_to_write_where_one_is_asked() {
        UserId ann = addUser("Ann");

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> transactor.ask(stores -> stores.users().find(ann).isPresent()
                                && stores.users().all().isEmpty()));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.ask(stores -> stores.users().add(Profile.of("Eve"), NOW)));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactor.ask(stores -> stores.calendars().lock(List.of(ann), slot(0, 1))));
        assertThatIllegalStateException().isThrownBy(() -> transactor.ask(stores -> addUser("Eve")));
        assertThat(users()).hasSize(1);
    }

    @Test
    void lets_an_exception_through_where_one_question_is_asked() {
        RuntimeException thrown = new RuntimeException("on purpose");

        assertThatThrownBy(() -> transactor.ask(stores -> {
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(hasNoUsers()).isTrue();
    }

    @Test
    void hands_out_values_that_do_not_change() {
        UserId ann = addUser("Ann");
        open(ann, slot(0, 10));
        AvailabilityCalendar before = calendar(ann, TimeSlot.ALWAYS);
        List<User> everyone = users();

        addUser("Bob");
        open(ann, slot(20, 30));

        assertThat(before.open()).isEqualTo(slots(0, 10));
        assertThat(everyone).hasSize(1);
        assertThat(calendar(ann, TimeSlot.ALWAYS).open()).isEqualTo(slots(0, 10, 20, 30));
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
                            .lock(order, TimeSlot.ALWAYS)
                            .get(0)
                            .open();
                    Race.letOthersRun();
                    long next = open.size() * 10L;
                    stores.calendars().replace(ann, TimeSlots.empty(), slots(next, next + 5));
                });
            }
        });

        assertThat(calendar(ann, TimeSlot.ALWAYS).open().size()).isEqualTo(80);
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
                        stores.calendars().lock(List.of(ann, bob), TimeSlot.ALWAYS);
                        stores.calendars().replace(ann, TimeSlots.empty(), next);
                        Race.letOthersRun();
                        stores.calendars().replace(bob, TimeSlots.empty(), next);
                    });
                } else {
                    transactor.readOnly(stores -> {
                        TimeSlots annOpen = stores.calendars()
                                .read(List.of(ann), TimeSlot.ALWAYS)
                                .get(0)
                                .open();
                        Race.letOthersRun();
                        TimeSlots bobOpen = stores.calendars()
                                .read(List.of(bob), TimeSlot.ALWAYS)
                                .get(0)
                                .open();
                        assertThat(bobOpen).isEqualTo(annOpen);
                        return true;
                    });
                }
            }
        });

        assertThat(calendar(bob, TimeSlot.ALWAYS).open().size()).isEqualTo(30);
    }
}
