package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.calendly.application.Services;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyEvent;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Scope;
import io.calendly.domain.availability.AvailabilityEvent;
import io.calendly.domain.event.Event;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.meeting.MeetingRefusal.AlreadyCanceled;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.EmailTaken;
import io.calendly.ports.Outbox;
import io.calendly.ports.StoredReply;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Outbox}, and of the stories that leave events in it. */
public abstract class EventsContract extends Contract {

    private static final long START = NOW.getEpochSecond();
    private static final Caller CALLER = Caller.service("7", Set.of(Scope.WRITE));
    private static final VersionPrecondition ANY = VersionPrecondition.anyVersion();
    private static final MeetingDetails LUNCH = new MeetingDetails("Lunch \u2014 \"now\"", "a\nb", "Café");

    private Services services;
    private UserId ann;
    private UserId bob;
    private long seen;

    /** Ann and Bob have declared time; the events of that are not looked at. */
    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> NOW.plusMillis(250), new Random(1))
                .as(CALLER);
        ann = services.users().add("Ann").id();
        bob = services.users().add("Bob").id();
        services.availability().open(ann, at(0, 10_000));
        services.availability().open(bob, at(0, 10_000));
        newEvents();
    }

    @Test
    void has_an_event_of_each_change_of_a_user() {
        Profile profile = new Profile("Eve", Optional.of("eve@example.org"), "Asia/Kathmandu");
        User eve = services.users().add(profile);
        User eva = services.users().change(eve.id(), ANY, before -> Profile.of("Eva"));
        services.users().change(eve.id(), ANY, UnaryOperator.identity());
        services.users().remove(eve.id(), ANY);

        assertThat(newEvents())
                .containsExactly(
                        new UserEvent.Created(eve),
                        new UserEvent.Changed(eva, profile),
                        new UserEvent.Deleted(eve.id()));
    }

    @Test
    void has_an_event_of_each_change_of_declared_time() {
        services.availability().open(ann, at(10_000, 20_000));
        services.availability().close(ann, at(5_000, 6_000));
        services.availability().close(ann, at(5_000, 6_000));

        assertThat(newEvents())
                .containsExactly(
                        new AvailabilityEvent.Changed(ann, slots(START, START + 10_000), slots(START, START + 20_000)),
                        new AvailabilityEvent.Changed(
                                ann,
                                slots(START, START + 20_000),
                                slots(START, START + 5_000, START + 6_000, START + 20_000)));
    }

    @Test
    void has_an_event_of_each_change_of_a_meeting() {
        Meeting meeting = services.meetings().schedule(List.of(ann, bob), at(0, 100), LUNCH);
        Meeting moved = change(meeting, OptionalLong.of(START + 200), MeetingDetails.NONE);
        Meeting both = change(moved, OptionalLong.of(START + 250), LUNCH);
        Meeting described = change(both, OptionalLong.empty(), MeetingDetails.NONE);
        change(described, OptionalLong.empty(), MeetingDetails.NONE);
        Meeting canceled = services.meetings().cancel(meeting.id(), ANY, "It rains");

        assertThat(newEvents())
                .containsExactly(
                        new MeetingEvent.Scheduled(meeting),
                        new MeetingEvent.Rescheduled(moved, meeting.slot()),
                        new MeetingEvent.Described(moved, LUNCH),
                        new MeetingEvent.Rescheduled(both, moved.slot()),
                        new MeetingEvent.Described(both, MeetingDetails.NONE),
                        new MeetingEvent.Described(described, LUNCH),
                        new MeetingEvent.Canceled(canceled));
        assertThat(entries(0).stream()
                        .filter(entry -> entry.event() instanceof MeetingEvent)
                        .map(Outbox.Entry::sequence))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    private Meeting change(Meeting meeting, OptionalLong start, MeetingDetails details) {
        return services.meetings().change(meeting.id(), ANY, start, OptionalLong.empty(), before -> details);
    }

    @Test
    void has_an_event_of_each_meeting_of_a_series() {
        Recurrence hourly =
                new Recurrence(Recurrence.Frequency.DAILY, 1, new Recurrence.Count(3), ZoneId.of("Europe/Berlin"));
        for (UserId user : List.of(ann, bob)) {
            services.availability().open(user, at(10_000, 3 * 86_400));
        }
        newEvents();
        List<Meeting> series = services.meetings().schedule(List.of(ann, bob), at(0, 60), LUNCH, hourly);
        List<MeetingEvent> scheduled = new ArrayList<>();
        series.forEach(each -> scheduled.add(new MeetingEvent.Scheduled(each)));

        assertThat(newEvents()).isEqualTo(scheduled);
        services.meetings().cancelWithRest(series.get(1).id(), ANY, "");
        assertThat(newEvents())
                .containsExactly(
                        new MeetingEvent.Canceled(
                                services.meetings().get(series.get(1).id())),
                        new MeetingEvent.Canceled(
                                services.meetings().get(series.get(2).id())));
    }

    @Test
    void has_the_events_of_each_meeting_that_a_change_of_a_series_changes_in_order() {
        UserId eve = services.users().add("Eve").id();
        for (UserId user : List.of(ann, bob, eve)) {
            services.availability().open(user, at(10_000, 3 * 86_400));
        }
        services.availability().open(eve, at(0, 10_000));
        Recurrence daily =
                new Recurrence(Recurrence.Frequency.DAILY, 1, new Recurrence.Count(2), ZoneId.of("Europe/Berlin"));
        List<Meeting> series = services.meetings().schedule(List.of(ann, bob), at(0, 60), LUNCH, daily);
        newEvents();

        List<Meeting> changed = services.meetings()
                .changeWithRest(
                        series.get(0).id(),
                        ANY,
                        MeetingChange.NONE
                                .movedTo(OptionalLong.of(START + 30), OptionalLong.empty())
                                .attendedBy(List.of(bob, eve))
                                .describedBy(before -> MeetingDetails.NONE));

        List<Event> expected = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            expected.add(
                    new MeetingEvent.Rescheduled(changed.get(i), series.get(i).slot()));
            expected.add(new MeetingEvent.AttendeesChanged(
                    changed.get(i), series.get(i).attendees()));
            expected.add(new MeetingEvent.Described(changed.get(i), LUNCH));
        }
        assertThat(newEvents()).isEqualTo(expected);
        services.meetings().changeWithRest(series.get(0).id(), ANY, MeetingChange.NONE);
        assertThat(newEvents()).isEmpty();
    }

    @Test
    void has_none_of_a_story_that_is_refused_or_rolled_back() {
        Meeting meeting = services.meetings().schedule(List.of(ann, bob), at(0, 100));
        services.meetings().cancel(meeting.id(), ANY, "");
        services.users().change(bob, ANY, bobs -> new Profile("Bob", Optional.of("bob@example.org"), "UTC"));
        newEvents();

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> services.meetings().schedule(List.of(ann, bob), at(9_999, 10_001)));
        assertThatRefusal(AlreadyCanceled.class)
                .isThrownBy(() -> services.meetings().cancel(meeting.id(), ANY, ""));
        assertThatRefusal(EmailTaken.class)
                .isThrownBy(() -> services.users()
                        .change(ann, ANY, anns -> new Profile("Ann", Optional.of("BOB@example.org"), "UTC")));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> write(stores -> {
                    services.joining(stores).users().add("Eve");
                    throw new ArithmeticException();
                }));

        assertThat(newEvents()).isEmpty();
    }

    @Test
    void has_one_of_a_request_that_arrives_twice() {
        for (int i = 0; i < 2; i++) {
            services.idempotency()
                    .execute(
                            CALLER,
                            "key",
                            "add Eve",
                            stores -> {
                                services.joining(stores).users().add("Eve");
                                return new StoredReply(200, Map.of(), "");
                            },
                            refusal -> new StoredReply(400, Map.of(), ""));
        }

        assertThat(newEvents()).extracting(Event::type).containsExactly("user.created");
    }

    @Test
    void tells_who_when_and_the_number_among_the_events_of_the_subject() {
        User eve = services.users().add("Eve");
        services.users().add("Dan");
        services.availability().open(eve.id(), at(0, 10));

        List<Outbox.Entry> entries = entries(seen);

        assertThat(entries).extracting(Outbox.Entry::actor).containsOnly("key:7");
        assertThat(entries).extracting(Outbox.Entry::credential).containsOnly(Optional.of("7"));
        assertThat(entries).extracting(Outbox.Entry::at).containsOnly(NOW);
        assertThat(entries).extracting(Outbox.Entry::sequence).containsExactly(1L, 1L, 2L);
        assertThat(entries).extracting(Outbox.Entry::position).isSorted().doesNotHaveDuplicates();
        assertThat(entries.get(2).event().subject())
                .isEqualTo(entries.get(0).event().subject());
    }

    @Test
    void tells_by_which_credential_the_actor_made_the_change() {
        Map<Caller, UserId> changes = new LinkedHashMap<>();
        changes.put(Caller.ADMINISTRATOR, ann);
        changes.put(Caller.user(ann, "8", Set.of(Scope.WRITE)), ann);
        changes.put(CALLER.actingFor(bob), bob);
        changes.forEach((caller, user) -> services.as(caller)
                .users()
                .change(user, VersionPrecondition.anyVersion(), before -> Profile.of(before.name() + "!")));

        assertThat(entries(seen))
                .extracting(Outbox.Entry::actor, Outbox.Entry::credential)
                .containsExactly(
                        tuple("administrator", Optional.empty()),
                        tuple("user:" + ann, Optional.of("8")),
                        tuple("user:" + bob, Optional.of("7")));
    }

    @Test
    void has_the_events_of_an_api_key() {
        ApiKey key = new ApiKey(
                ApiKeyId.next(NOW, new Random(2)),
                "key",
                Optional.of(ann),
                Set.of(Scope.WRITE),
                "hash",
                NOW,
                Optional.of(NOW.plusSeconds(60)),
                Optional.empty());
        List<Event> events = List.of(ApiKeyEvent.Created.of(key), new ApiKeyEvent.Revoked(key.id()));

        write(stores -> stores.outbox().append(CALLER, NOW, events));

        assertThat(newEvents()).isEqualTo(events);
    }

    @Test
    void is_read_in_order_a_page_at_a_time_whoever_appends_meanwhile() throws Exception {
        List<Outbox.Entry> read = new ArrayList<>();
        Race.of(5, racer -> {
            for (int round = 0; round < 20; round++) {
                if (racer > 0) {
                    services.users().add("User " + racer);
                } else {
                    read.addAll(entries(last(read), 3));
                }
            }
        });
        for (List<Outbox.Entry> rest = entries(last(read), 7); !rest.isEmpty(); rest = entries(last(read), 7)) {
            read.addAll(rest);
        }

        assertThat(read).isEqualTo(entries(seen)).hasSize(80);
    }

    private long last(List<Outbox.Entry> read) {
        return read.isEmpty() ? seen : read.get(read.size() - 1).position();
    }

    private List<Event> newEvents() {
        List<Outbox.Entry> entries = entries(seen);
        seen = last(entries);
        return entries.stream().map(Outbox.Entry::event).toList();
    }

    private List<Outbox.Entry> entries(long after) {
        return entries(after, 1_000);
    }

    private List<Outbox.Entry> entries(long after, int max) {
        return transactor.reads().outbox().read(after, max);
    }

    private static TimeSlot at(long from, long to) {
        return TimeSlot.of(START + from, START + to);
    }
}
