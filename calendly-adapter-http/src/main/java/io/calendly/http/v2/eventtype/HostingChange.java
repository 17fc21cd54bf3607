package io.calendly.http.v2.eventtype;

import io.calendly.domain.eventtype.EventTypeFault;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A change to the hosting of an event type. The capacity belongs to the kind: an event type that becomes a group needs
 * one, and an event type that is a group no more drops its own.
 *
 * @param kind the kind; empty if it stays
 * @param hosts the hosts; empty if they stay
 * @param keepsCapacity whether a group keeps its capacity
 * @param capacity the capacity that the body has
 * @param keepsSchedule whether the schedule stays
 * @param schedule the schedule that the body has
 */
record HostingChange(
        Optional<Hosting.Kind> kind,
        Optional<SortedSet<UserId>> hosts,
        boolean keepsCapacity,
        OptionalInt capacity,
        boolean keepsSchedule,
        Optional<String> schedule) {

    /** A host in place of those that are faulty. */
    private static final UserId PLACEHOLDER = new UserId(0);

    /**
     * Decodes a change.
     *
     * @param fields the fields that the body has
     */
    static HostingChange decode(BodyFields in, GivenFields fields) {
        fields.requireUnlessKept("kind");
        Optional<Hosting.Kind> kind = in.optionalOneOf("kind", EventTypeWords.KINDS);
        // An unknown kind is reported alone, so the placeholder contradicts no other field.
        Hosting.Kind placeholder = in.isPresent("capacity") ? Hosting.Kind.GROUP : Hosting.Kind.COLLECTIVE;
        return new HostingChange(
                fields.keeps("kind") ? Optional.empty() : Optional.of(kind.orElse(placeholder)),
                fields.keeps("host_ids") ? Optional.empty() : Optional.of(hosts(in)),
                fields.keeps("capacity"),
                in.optionalInt("capacity", 1, Hosting.MAX_CAPACITY),
                fields.keeps("schedule"),
                in.optionalText("schedule", Schedule.NAME));
    }

    private static SortedSet<UserId> hosts(BodyFields in) {
        SortedSet<UserId> hosts = new TreeSet<>(in.userIds("host_ids"));
        boolean allFaulty = hosts.isEmpty() && in.size("host_ids") > 0;
        return allFaulty ? new TreeSet<>(List.of(PLACEHOLDER)) : hosts;
    }

    /** Returns the hosting after the change. Without a capacity, a meeting has room for one invitee. */
    Hosting applyTo(Hosting before) {
        return new Hosting(
                kind.orElse(before.kind()),
                hosts.orElse(before.hosts()),
                capacityAfter(before).orElse(1),
                keepsSchedule ? before.schedule() : schedule);
    }

    /** Returns the fault if a group would have no capacity. */
    Optional<EventTypeFault> faultIn(Hosting before) {
        boolean isGroup = kind.orElse(before.kind()) == Hosting.Kind.GROUP;
        return isGroup && capacityAfter(before).isEmpty()
                ? Optional.of(EventTypeFault.CAPACITY_MISSING)
                : Optional.empty();
    }

    private OptionalInt capacityAfter(Hosting before) {
        if (!keepsCapacity) {
            return capacity;
        }
        boolean isGroup = kind.orElse(before.kind()) == Hosting.Kind.GROUP;
        return isGroup && before.isGroup() ? OptionalInt.of(before.capacity()) : OptionalInt.empty();
    }
}
