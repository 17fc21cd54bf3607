package io.calendly.ports.contract;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A builder of event types for tests, one word for each fact. Every meeting takes 30 minutes unless said otherwise. */
public final class EventTypeBuilder {

    private Hosting hosting;
    private String slug = "intro";
    private Timing timing = Timing.every(List.of(1_800));
    private BookingRules rules = BookingRules.NONE;
    private List<Question> questions = List.of();

    private EventTypeBuilder(Hosting hosting) {
        this.hosting = hosting;
    }

    private static EventTypeBuilder of(Hosting.Kind kind, int capacity, UserId... hosts) {
        return new EventTypeBuilder(new Hosting(kind, new TreeSet<>(Set.of(hosts)), capacity, Optional.empty()));
    }

    static EventTypeBuilder solo(UserId host) {
        return of(Hosting.Kind.SOLO, 1, host);
    }

    static EventTypeBuilder collective(UserId... hosts) {
        return of(Hosting.Kind.COLLECTIVE, 1, hosts);
    }

    static EventTypeBuilder roundRobin(UserId... hosts) {
        return of(Hosting.Kind.ROUND_ROBIN, 1, hosts);
    }

    static EventTypeBuilder group(int capacity, UserId... hosts) {
        return of(Hosting.Kind.GROUP, capacity, hosts);
    }

    EventTypeBuilder slug(String other) {
        slug = other;
        return this;
    }

    EventTypeBuilder durations(Integer... minutes) {
        timing = Timing.every(List.of(minutes).stream().map(each -> each * 60).toList());
        return this;
    }

    EventTypeBuilder buffers(int beforeMinutes, int afterMinutes) {
        timing = new Timing(
                timing.durations(),
                timing.interval(),
                timing.startTimes(),
                new Buffers(beforeMinutes * 60, afterMinutes * 60));
        return this;
    }

    EventTypeBuilder limits(BookingLimits limits) {
        rules = new BookingRules(
                rules.minimumNotice(),
                rules.window(),
                limits,
                rules.cancellationNotice(),
                rules.requiresConfirmation());
        return this;
    }

    EventTypeBuilder notice(int minutes) {
        rules = new BookingRules(
                minutes * 60, rules.window(), rules.limits(), rules.cancellationNotice(), rules.requiresConfirmation());
        return this;
    }

    EventTypeBuilder cancellationNotice(int minutes) {
        rules = new BookingRules(
                rules.minimumNotice(), rules.window(), rules.limits(), minutes * 60, rules.requiresConfirmation());
        return this;
    }

    EventTypeBuilder requiringConfirmation() {
        rules = new BookingRules(
                rules.minimumNotice(), rules.window(), rules.limits(), rules.cancellationNotice(), true);
        return this;
    }

    EventTypeBuilder schedule(String name) {
        hosting = new Hosting(hosting.kind(), hosting.hosts(), hosting.capacity(), Optional.of(name));
        return this;
    }

    EventTypeBuilder asking(Question... all) {
        questions = List.of(all);
        return this;
    }

    EventTypeSettings settings() {
        return new EventTypeSettings(
                new EventTypeDescription("Intro", slug, "", "Room 1"), hosting, timing, rules, questions, true);
    }
}
