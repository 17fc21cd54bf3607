package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a recorded history against what the storage has kept.
 *
 * <p>Nobody knows in which order requests that ran at once took effect, so the verdict uses what holds in every order:
 * declared time only grows, and a meeting, once there, stays. From this it follows what must be kept, what may be, what
 * no read may have shown, and which refusals had no reason.
 */
final class Verdict {

    private final List<Answer> history;
    private final Services storage;
    private final long[] userIds;

    /** What every user has, by the storage. */
    private final Map<Integer, TimeSlots> booked = new HashMap<>();

    Verdict(List<Answer> history, Services storage, long[] userIds) {
        this.history = history;
        this.storage = storage;
        this.userIds = userIds;
    }

    void check() {
        assertThat(history).noneMatch(answer -> answer.status() == 500);
        Set<Operation.Schedule> kept = keptMeetings();
        nothingAcknowledgedIsLostAndNothingElseIsThere(kept);
        freeTimeIsWhatTheModelSays();
        noReadShowedTimeThatWasTaken();
        noRefusalWithoutReason();
    }

    /** The meetings of the storage, each once; nobody is in two of them at once, and nobody is in half of one. */
    private Set<Operation.Schedule> keptMeetings() {
        Map<Meeting, Set<Integer>> attended = new HashMap<>();
        for (int user = 0; user < userIds.length; user++) {
            TimeSlots taken = TimeSlots.empty();
            for (Meeting meeting : storage.meetings().overlapping(id(user), TimeSlot.ALWAYS)) {
                assertThat(taken.overlaps(meeting.slot()))
                        .as("user %d in two places at %s", user, meeting.slot())
                        .isFalse();
                taken = taken.union(meeting.slot());
                attended.computeIfAbsent(meeting, key -> new TreeSet<>()).add(user);
            }
            booked.put(user, taken);
        }
        Set<Operation.Schedule> kept = new HashSet<>();
        attended.forEach((meeting, users) -> {
            assertThat(users).as("attendees of %s", meeting).hasSize(2);
            List<Integer> pair = new ArrayList<>(users);
            kept.add(new Operation.Schedule(pair.get(0), pair.get(1), meeting.slot()));
        });
        assertThat(kept).as("meetings are there once").hasSize(attended.size());
        return kept;
    }

    private void nothingAcknowledgedIsLostAndNothingElseIsThere(Set<Operation.Schedule> kept) {
        Set<Operation.Schedule> acknowledged = new HashSet<>();
        Set<Operation.Schedule> possible = new HashSet<>();
        for (Answer answer : history) {
            if (answer.operation() instanceof Operation.Schedule meeting && (answer.done() || answer.open())) {
                Operation.Schedule ordered = new Operation.Schedule(
                        Math.min(meeting.first(), meeting.second()),
                        Math.max(meeting.first(), meeting.second()),
                        meeting.slot());
                possible.add(ordered);
                if (answer.done()) {
                    assertThat(acknowledged.add(ordered))
                            .as("acknowledged once: %s", ordered)
                            .isTrue();
                }
            }
        }
        assertThat(kept).containsAll(acknowledged);
        assertThat(possible).containsAll(kept);
    }

    private void freeTimeIsWhatTheModelSays() {
        for (int user = 0; user < userIds.length; user++) {
            TimeSlots certain = Operation.firstDeclared();
            TimeSlots possible = certain;
            for (Answer answer : history) {
                if (answer.operation() instanceof Operation.Open open && open.user() == user) {
                    certain = answer.done() ? certain.union(open.slot()) : certain;
                    possible = answer.done() || answer.open() ? possible.union(open.slot()) : possible;
                }
            }
            TimeSlots taken = booked.get(user);
            TimeSlots free = storage.availability().free(id(user), TimeSlot.ALWAYS);
            assertThat(certain.minus(taken).minus(free))
                    .as("free time lost of user %d", user)
                    .isEmpty();
            assertThat(free.minus(possible.minus(taken)))
                    .as("free time from nowhere of user %d", user)
                    .isEmpty();
            assertThat(taken.minus(possible))
                    .as("meetings outside declared time of user %d", user)
                    .isEmpty();
        }
    }

    /** What was acknowledged before a read was asked for is not in its answer. */
    private void noReadShowedTimeThatWasTaken() {
        List<Answer> reads =
                history.stream().filter(answer -> answer.status() == 200).toList();
        for (Answer meeting : history) {
            if (meeting.done() && meeting.operation() instanceof Operation.Schedule taken) {
                for (Answer read : reads) {
                    if (read.asked() > meeting.answered() && concerns(read.operation(), taken)) {
                        assertThat(read.slots().overlaps(taken.slot()))
                                .as("%s was shown as free after %s", taken.slot(), taken)
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean concerns(Operation read, Operation.Schedule meeting) {
        if (read instanceof Operation.Read one) {
            return attends(one.user(), meeting);
        }
        return read instanceof Operation.Overlap both
                && (attends(both.first(), meeting) || attends(both.second(), meeting));
    }

    private static boolean attends(int user, Operation.Schedule meeting) {
        return user == meeting.first() || user == meeting.second();
    }

    /** Time that was declared from the start and is in no meeting at the end was free all along. */
    private void noRefusalWithoutReason() {
        TimeSlots declared = Operation.firstDeclared();
        for (Answer answer : history) {
            if (answer.status() == 400 && answer.operation() instanceof Operation.Schedule meeting) {
                boolean freeAllAlong = declared.encloses(meeting.slot())
                        && !booked.get(meeting.first()).overlaps(meeting.slot())
                        && !booked.get(meeting.second()).overlaps(meeting.slot());
                assertThat(freeAllAlong)
                        .as("refused without reason: %s", meeting)
                        .isFalse();
            }
        }
    }

    private UserId id(int user) {
        return new UserId(userIds[user]);
    }
}
