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

/** Settings of event types for tests, one word for each fact. Every meeting takes 30 minutes unless said otherwise. */
public final class SampleEventTypes {

    private Hosting hosting;
    private String slug = "intro";
    private Timing timing = Timing.every(List.of(1_800));
    private BookingRules rules = BookingRules.NONE;
    private List<Question> questions = List.of();

    private SampleEventTypes(Hosting hosting) {
        this.hosting = hosting;
    }

    private static SampleEventTypes of(Hosting.Kind kind, int capacity, UserId... hosts) {
        return new SampleEventTypes(new Hosting(kind, new TreeSet<>(Set.of(hosts)), capacity, Optional.empty()));
    }

    static SampleEventTypes solo(UserId host) {
        return of(Hosting.Kind.SOLO, 1, host);
    }

    static SampleEventTypes collective(UserId... hosts) {
        return of(Hosting.Kind.COLLECTIVE, 1, hosts);
    }

    static SampleEventTypes roundRobin(UserId... hosts) {
        return of(Hosting.Kind.ROUND_ROBIN, 1, hosts);
    }

    static SampleEventTypes group(int capacity, UserId... hosts) {
        return of(Hosting.Kind.GROUP, capacity, hosts);
    }

    SampleEventTypes slug(String other) {
        slug = other;
        return this;
    }

    SampleEventTypes durations(Integer... minutes) {
        timing = Timing.every(List.of(minutes).stream().map(each -> each * 60).toList());
        return this;
    }

    SampleEventTypes buffers(int beforeMinutes, int afterMinutes) {
        timing = new Timing(
                timing.durations(),
                timing.interval(),
                timing.startTimes(),
                new Buffers(beforeMinutes * 60, afterMinutes * 60));
        return this;
    }

    SampleEventTypes limits(BookingLimits limits) {
        rules = new BookingRules(
                rules.minimumNotice(),
                rules.window(),
                limits,
                rules.cancellationNotice(),
                rules.requiresConfirmation());
        return this;
    }

    SampleEventTypes notice(int minutes) {
        rules = new BookingRules(
                minutes * 60, rules.window(), rules.limits(), rules.cancellationNotice(), rules.requiresConfirmation());
        return this;
    }

    SampleEventTypes cancellationNotice(int minutes) {
        rules = new BookingRules(
                rules.minimumNotice(), rules.window(), rules.limits(), minutes * 60, rules.requiresConfirmation());
        return this;
    }

    SampleEventTypes requiringConfirmation() {
        rules = new BookingRules(
                rules.minimumNotice(), rules.window(), rules.limits(), rules.cancellationNotice(), true);
        return this;
    }

    SampleEventTypes schedule(String name) {
        hosting = new Hosting(hosting.kind(), hosting.hosts(), hosting.capacity(), Optional.of(name));
        return this;
    }

    SampleEventTypes asking(Question... all) {
        questions = List.of(all);
        return this;
    }

    EventTypeSettings settings() {
        return new EventTypeSettings(
                new EventTypeDescription("Intro", slug, "", "Room 1"), hosting, timing, rules, questions, true);
    }
}
