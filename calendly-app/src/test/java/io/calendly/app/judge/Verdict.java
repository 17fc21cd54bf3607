package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a recorded history against what the storage has kept.
 *
 * <p>Nobody knows in which order requests that ran at once took effect, or whether one without an answer did, so the
 * verdict uses what holds in every order: what was over before something else was asked for came before it. From this it
 * follows of every meeting where it may have ended and where it was for certain ({@link MeetingHistory}), of everybody's time what
 * was certainly declared and what may have been ({@link Declared}), and so what was certainly free and what may have been
 * ({@link UserTime}). Each answer, and what is kept, must lie between the two. So nothing that is right is ever called
 * wrong; and what is wrong escapes only where an order exists in which it would be right.
 *
 * <p>It trusts the storage in one point: a meeting of whose name nobody was told can be neither canceled nor moved, so if
 * it is there at the end it may have been from when it was asked for, and if it is not, it never was.
 */
final class Verdict {

    /** The statuses of the answer that grants, and of one that refuses; 0 if nothing may be refused. */
    private record Statuses(int granted, int refused) {

        static Statuses of(Operation operation) {
            if (operation instanceof Operation.Open) {
                return new Statuses(201, 400);
            }
            if (operation instanceof Operation.Schedule meeting) {
                return new Statuses(201, meeting.way() == Operation.Way.CLASSIC ? 400 : 409);
            }
            if (operation instanceof Operation.Cancel) {
                return new Statuses(201, 409);
            }
            if (operation instanceof Operation.Reschedule) {
                return new Statuses(200, 409);
            }
            return operation instanceof Operation.Close ? new Statuses(204, 0) : new Statuses(200, 0);
        }
    }

    private final List<Answer> history;
    private final StoredState kept;

    /** The meetings whose names were told. */
    private final Map<String, MeetingHistory> named = new LinkedHashMap<>();

    /** All meetings that were there at some time, and those that may have been for all that is known. */
    private final List<MeetingHistory> meetings = new ArrayList<>();

    private final List<UserTime> people = new ArrayList<>();

    Verdict(Collection<Answer> history, StoredState kept) {
        this.history =
                history.stream().sorted(Comparator.comparingLong(Answer::asked)).toList();
        this.kept = kept;
    }

    void check() {
        kept.check();
        history.forEach(Verdict::answerIsOfItsKind);
        followNamedMeetings();
        namedMeetingsAreWhereTheyMayBe();
        namelessMeetingsAreThoseAskedFor();
        for (int user = 0; user < kept.free().size(); user++) {
            int attendee = user;
            people.add(new UserTime(
                    new Declared(user, Operation.firstDeclared(), history),
                    meetings.stream()
                            .filter(meeting -> meeting.scheduled().attends(attendee))
                            .toList()));
            assertThat(people.get(user).clash())
                    .as("user %d in two places, for a while", user)
                    .isEmpty();
            freeTimeIsWhatIsDeclaredAndNotTaken(user);
        }
        history.forEach(this::answerCouldBeGiven);
    }

    private static void answerIsOfItsKind(Answer answer) {
        if (!answer.open()) {
            Statuses statuses = Statuses.of(answer.operation());
            assertThat(answer.status()).as("%s", answer).isIn(statuses.granted(), statuses.refused());
        }
        if (answer.done() && answer.operation() instanceof Operation.Schedule meeting) {
            assertThat(answer.meeting().isPresent())
                    .as("has a name: %s", answer)
                    .isEqualTo(meeting.way() != Operation.Way.CLASSIC);
        }
        answer.meeting()
                .ifPresent(name -> assertThat(answer.operation().named().orElse(name))
                        .as("%s", answer)
                        .isEqualTo(name));
    }

    private void followNamedMeetings() {
        Map<String, List<Answer>> changes = new HashMap<>();
        for (Answer answer : history) {
            answer.operation()
                    .named()
                    .ifPresent(name -> changes.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(answer));
        }
        for (Answer answer : history) {
            if (answer.done() && answer.operation() instanceof Operation.Schedule) {
                answer.meeting().ifPresent(name -> {
                    MeetingHistory story = MeetingHistory.of(answer, changes.getOrDefault(name, List.of()));
                    assertThat(named.put(name, story))
                            .as("two requests made one meeting: %s", answer)
                            .isNull();
                    meetings.add(story);
                });
            }
        }
    }

    /** None is lost, half there or anywhere else. */
    private void namedMeetingsAreWhereTheyMayBe() {
        Map<String, StoredState.Entry> entries = kept.byName();
        named.forEach((name, story) -> {
            Operation.Schedule asked = story.scheduled();
            assertThat(entries).as("%s is lost", asked).containsKey(name);
            StoredState.Entry entry = entries.get(name);
            assertThat(entry.users()).as("attendees of %s", asked).isEqualTo(Set.of(asked.first(), asked.second()));
            assertThat(story.ends()).as("where %s may have ended", asked).contains(entry.standing());
        });
    }

    /** Those whose names nobody was told are those that were acknowledged, and some of those without an answer. */
    private void namelessMeetingsAreThoseAskedFor() {
        record Wish(Set<Integer> users, TimeSlot slot) {}
        Map<Wish, Answer> wishes = new LinkedHashMap<>();
        for (Answer answer : history) {
            if (answer.operation() instanceof Operation.Schedule asked
                    && answer.meeting().isEmpty()
                    && !answer.refused()) {
                Wish wish = new Wish(Set.of(asked.first(), asked.second()), asked.slot());
                Answer same = wishes.get(wish);
                assertThat(same != null && same.done() && answer.done())
                        .as("acknowledged twice: %s", answer)
                        .isFalse();
                // The first of equal wishes without an answer may have been granted, but one that has an answer was.
                if (same == null || answer.done()) {
                    wishes.put(wish, answer);
                }
            }
        }
        Set<Wish> there = new HashSet<>();
        for (StoredState.Entry entry : kept.meetings()) {
            if (!named.containsKey(entry.name())) {
                Wish wish = new Wish(entry.users(), entry.slot());
                assertThat(entry.canceled() || !wishes.containsKey(wish) || !there.add(wish))
                        .as("nobody asked for %s", entry)
                        .isFalse();
            }
        }
        wishes.forEach((wish, answer) -> {
            assertThat(!answer.done() || there.contains(wish))
                    .as("%s is lost", answer)
                    .isTrue();
            if (there.contains(wish)) {
                meetings.add(MeetingHistory.ofNameless(answer));
            }
        });
    }

    private void freeTimeIsWhatIsDeclaredAndNotTaken(int user) {
        Declared declared = people.get(user).declared();
        TimeSlots taken = kept.booked(user);
        isBetween(
                kept.free().get(user),
                declared.certainly(TimeSlot.ALWAYS, Long.MAX_VALUE, Long.MAX_VALUE)
                        .minus(taken),
                declared.possibly(TimeSlot.ALWAYS, Long.MAX_VALUE, Long.MAX_VALUE)
                        .minus(taken),
                "free time of user " + user);
    }

    /** That there was a moment while it was asked at which it was the right answer. */
    private void answerCouldBeGiven(Answer answer) {
        Operation operation = answer.operation();
        if (answer.open()) {
            return;
        }
        if (operation instanceof Operation.Read read) {
            readWasTrue(answer, List.of(people.get(read.user())));
        } else if (operation instanceof Operation.Overlap both) {
            readWasTrue(answer, List.of(people.get(both.first()), people.get(both.second())));
        } else if (operation instanceof Operation.Open open) {
            openingHadReason(answer, open);
        } else if (operation instanceof Operation.Schedule meeting) {
            bookingHadReason(answer, meeting, meeting.slot(), Optional.empty());
        } else if (operation instanceof Operation.Reschedule moved
                && !answer.problem().equals(Answer.ALREADY_CANCELED)) {
            MeetingHistory story = named.get(moved.meeting());
            if (answer.done() && story.mayHaveBeenAt(moved.slot(), answer)) {
                return; // A meeting that stays where it is needs no declared time.
            }
            bookingHadReason(answer, story.scheduled(), moved.slot(), Optional.of(story));
        }
    }

    private static void readWasTrue(Answer read, List<UserTime> people) {
        TimeSlots certain = TimeSlots.of(TimeSlot.ALWAYS);
        TimeSlots possible = certain;
        for (UserTime person : people) {
            certain = certain.intersection(person.certainlyFree(TimeSlot.ALWAYS, read, Optional.empty()));
            possible = possible.intersection(person.possiblyFree(TimeSlot.ALWAYS, read));
        }
        isBetween(read.slots(), certain, possible, read.operation().toString());
    }

    private static void isBetween(TimeSlots seen, TimeSlots certain, TimeSlots possible, String what) {
        assertThat(certain.minus(seen)).as("free, but not shown: %s", what).isEmpty();
        assertThat(seen.minus(possible)).as("shown, but not free: %s", what).isEmpty();
    }

    /** Time is opened unless all of it is declared or in meetings already. */
    private void openingHadReason(Answer answer, Operation.Open open) {
        UserTime person = people.get(open.user());
        long from = answer.asked();
        long until = answer.answered();
        TimeSlots nothingToOpen = answer.done()
                ? person.declared()
                        .certainly(open.slot(), from, until)
                        .union(person.certainlyBooked(open.slot(), from, until))
                : person.declared()
                        .possibly(open.slot(), from, until)
                        .union(person.possiblyBooked(open.slot(), from, until, Optional.empty()));
        assertThat(nothingToOpen.encloses(open.slot()))
                .as("granted or refused without reason: %s", answer)
                .isEqualTo(!answer.done());
    }

    /** A meeting gets a slot if it is free, not counting the time that it has; else not. */
    private void bookingHadReason(
            Answer answer, Operation.Schedule who, TimeSlot slot, Optional<MeetingHistory> moved) {
        List<UserTime> both = List.of(people.get(who.first()), people.get(who.second()));
        if (answer.done()) {
            assertThat(both)
                    .as("granted without reason: %s", answer)
                    .allMatch(person -> person.possiblyFree(slot, answer).encloses(slot));
        } else {
            assertThat(both)
                    .as("refused without reason: %s", answer)
                    .anyMatch(
                            person -> !person.certainlyFree(slot, answer, moved).encloses(slot));
        }
    }
}
