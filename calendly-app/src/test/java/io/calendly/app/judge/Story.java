package io.calendly.app.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.time.TimeSlot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that can have happened to one meeting.
 *
 * <p>One client asks for all changes of a meeting, each when the one before was over for it. So answered changes have an
 * order; one without an answer may take effect at any time from when it was asked for, once, or never. The story follows
 * every possibility: where the meeting may be, with the changes that may still come. An answer that fits none of them is
 * a fault, and one that fits some rules out the others.
 */
final class Story {

    /** A way in which it may stand: where the meeting is, or that it is canceled, and what may still happen to it. */
    private record Standing(Optional<TimeSlot> slot, List<Answer> pending) {}

    private final Operation.Schedule scheduled;
    private final List<Span> certain = new ArrayList<>();
    private final List<Span> possible = new ArrayList<>();
    private Set<Standing> standings;

    private Story(Operation.Schedule scheduled) {
        this.scheduled = scheduled;
        this.standings = Set.of(new Standing(Optional.of(scheduled.slot()), List.of()));
    }

    /** The story of a meeting whose name was told. */
    static Story of(Answer scheduled, List<Answer> changes) {
        Story story = new Story((Operation.Schedule) scheduled.operation());
        Answer last = scheduled;
        Set<Standing> then = story.standings;
        for (Answer change : changes) {
            story.follow(change);
            if (!change.refused()) {
                story.note(then, last, change.asked(), change.answered());
                last = change;
                then = story.standings;
            }
        }
        story.note(then, last, Long.MAX_VALUE, Long.MAX_VALUE);
        return story;
    }

    /** The story of a meeting whose name nobody was told, so that it stays; or which is there without an answer. */
    static Story ofNameless(Answer scheduled) {
        Story story = new Story((Operation.Schedule) scheduled.operation());
        story.note(story.standings, scheduled, Long.MAX_VALUE, Long.MAX_VALUE);
        return story;
    }

    private void follow(Answer change) {
        Set<Standing> next = new HashSet<>();
        for (Standing standing : standings) {
            if (change.open()) {
                List<Answer> pending = new ArrayList<>(standing.pending());
                pending.add(change);
                next.add(new Standing(standing.slot(), pending));
            } else if (fitting(change).test(standing)) {
                next.add(change.done() ? after(change, standing) : standing);
            }
        }
        assertThat(next).as("%s, after %s", change, standings).isNotEmpty();
        standings = withPending(next);
    }

    /** Where the meeting must be for this answer. */
    private static Predicate<Standing> fitting(Answer change) {
        if (change.done()) {
            return standing -> standing.slot().isPresent();
        }
        if (change.problem().equals(Answer.ALREADY_CANCELED)) {
            return standing -> standing.slot().isEmpty();
        }
        return standing -> change.problem().equals(Answer.NOT_FREE)
                && change.operation() instanceof Operation.Reschedule moved
                && standing.slot().isPresent()
                && !standing.slot().get().equals(moved.slot());
    }

    private static Standing after(Answer change, Standing standing) {
        Optional<TimeSlot> slot =
                change.operation() instanceof Operation.Reschedule moved ? Optional.of(moved.slot()) : Optional.empty();
        return new Standing(slot, standing.pending());
    }

    /** These, and all that can come of them by what is pending. Nothing happens to a canceled meeting. */
    private static Set<Standing> withPending(Set<Standing> standings) {
        Set<Standing> all = new HashSet<>(standings);
        Deque<Standing> rest = new ArrayDeque<>(standings);
        while (!rest.isEmpty()) {
            Standing standing = rest.remove();
            for (Answer change : standing.slot().isPresent() ? standing.pending() : List.<Answer>of()) {
                List<Answer> pending = new ArrayList<>(standing.pending());
                pending.remove(change);
                Standing next = after(change, new Standing(standing.slot(), pending));
                if (all.add(next)) {
                    rest.add(next);
                }
            }
        }
        return all;
    }

    /** Notes where the meeting was from one change that may have been to the next. */
    private void note(Set<Standing> then, Answer last, long nextAsked, long nextAnswered) {
        Set<Optional<TimeSlot>> slots = then.stream().map(Standing::slot).collect(Collectors.toSet());
        for (Optional<TimeSlot> slot : slots) {
            slot.ifPresent(at -> possible.add(new Span(at, last.asked(), nextAnswered)));
        }
        if (slots.size() == 1 && last.over() < nextAsked) {
            slots.iterator().next().ifPresent(at -> certain.add(new Span(at, last.over(), nextAsked)));
        }
    }

    Operation.Schedule scheduled() {
        return scheduled;
    }

    /** When it was certainly where. */
    List<Span> certain() {
        return certain;
    }

    /** When it may have been where. */
    List<Span> possible() {
        return possible;
    }

    /** Whether it may have been at this slot before this was done, so that holding it there changed nothing. */
    boolean mayHaveBeenAt(TimeSlot slot, Answer change) {
        return possible.stream().anyMatch(span -> span.slot().equals(slot) && span.from() < change.asked());
    }

    /** Where it may be at the end; empty for canceled. */
    Set<Optional<TimeSlot>> ends() {
        return standings.stream().map(Standing::slot).collect(Collectors.toSet());
    }
}
