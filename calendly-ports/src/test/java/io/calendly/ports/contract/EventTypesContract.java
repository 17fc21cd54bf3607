package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal.SlugTaken;
import io.calendly.domain.eventtype.EventTypeRefusal.UnknownEventType;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.ports.EventTypes;
import io.calendly.ports.EventTypes.Filter;
import io.calendly.ports.HostedEventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.calendly.ports.EventTypes}. */
public abstract class EventTypesContract extends Contract {

    private final Random random = new Random(2);
    private UserId ann;
    private UserId bob;

    @BeforeEach
    final void addHosts() {
        ann = addUser("Ann");
        bob = transactor.inTransaction(stores -> stores.users()
                .add(new Profile("Bob", Optional.empty(), "Asia/Kathmandu"), NOW)
                .id());
    }

    private EventType eventType(EventTypeSettings settings) {
        return new EventType(EventTypeId.next(NOW, random), settings, NOW, 1);
    }

    private EventType add(EventTypeSettings settings) {
        EventType eventType = eventType(settings);
        write(stores -> {
            stores.users().lock(settings.hosting().hosts());
            stores.eventTypes().add(eventType);
        });
        return eventType;
    }

    private EventType add(String slug, UserId... hosts) {
        return add(SampleEventTypes.halfHours(slug, Hosting.Kind.COLLECTIVE, List.of(hosts)));
    }

    private void update(EventType before, EventType after) {
        write(stores -> {
            stores.users().lock(List.of(ann, bob));
            stores.eventTypes().update(before, after);
        });
    }

    private void remove(EventType eventType) {
        write(stores -> {
            stores.users().lock(eventType.settings().hosting().hosts());
            stores.eventTypes().remove(eventType);
        });
    }

    private Optional<HostedEventType> find(EventTypeId id) {
        return transactor.reads().eventTypes().find(id);
    }

    private List<EventType> page(Optional<UserId> host, Optional<String> slug, Optional<EventTypeId> after, int max) {
        return transactor.reads().eventTypes().page(new Filter(host, slug), after, max);
    }

    @Test
    void gives_back_all_settings_and_the_time_zones_of_the_hosts() {
        EventType full = add(SampleEventTypes.full("full", List.of(ann, bob)));
        EventType bare = add("bare", bob);

        assertThat(find(full.id())).hasValueSatisfying(found -> {
            assertThat(found.eventType()).isEqualTo(full);
            assertThat(found.timeZones()).isEqualTo(Map.of(ann, "UTC", bob, "Asia/Kathmandu"));
        });
        assertThat(find(bare.id())).hasValueSatisfying(found -> {
            assertThat(found.eventType()).isEqualTo(bare);
            assertThat(found.timeZones()).isEqualTo(Map.of(bob, "Asia/Kathmandu"));
        });
    }

    @Test
    void names_an_event_type_that_does_not_exist() {
        EventTypeId unknown = new EventTypeId(new UUID(0, 404));

        assertThat(find(unknown)).isEmpty();
        assertThatRefusal(UnknownEventType.class)
                .isThrownBy(() -> transactor.reads().eventTypes().require(unknown))
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo(unknown));
    }

    @Test
    void refuses_a_slug_that_another_event_type_of_a_host_has() {
        EventType first = add("intro", ann, bob);
        EventType second = add("other", bob);

        assertThatRefusal(SlugTaken.class)
                .isThrownBy(() -> add("intro", bob))
                .satisfies(refusal -> assertThat(refusal.slug()).isEqualTo("intro"));
        assertThatRefusal(SlugTaken.class)
                .isThrownBy(() -> update(
                        second,
                        second.with(SampleEventTypes.halfHours("intro", Hosting.Kind.COLLECTIVE, List.of(bob)))));
        assertThat(find(second.id()).map(HostedEventType::eventType)).hasValue(second);
        assertThat(page(Optional.empty(), Optional.empty(), Optional.empty(), 9))
                .containsOnly(first, second);
    }

    @Test
    void lets_other_hosts_use_a_slug_and_frees_it_with_the_event_type_the_host_or_the_slug() {
        EventType shared = add("intro", ann, bob);
        UserId eve = addUser("Eve");
        add("intro", eve);

        EventType ofAnn = shared.with(SampleEventTypes.halfHours("intro", Hosting.Kind.COLLECTIVE, List.of(ann)));
        update(shared, ofAnn);
        EventType ofBob = add("intro", bob);
        update(ofBob, ofBob.with(SampleEventTypes.halfHours("other", Hosting.Kind.COLLECTIVE, List.of(bob))));
        add("intro", bob);
        remove(ofAnn);
        add("intro", ann);

        assertThat(page(Optional.empty(), Optional.of("intro"), Optional.empty(), 9))
                .hasSize(3);
    }

    @Test
    void lets_a_change_keep_the_slug() {
        EventType before = add("intro", ann);
        EventType after = before.with(before.settings().withActive(false));

        update(before, after);

        assertThat(find(before.id()).map(HostedEventType::eventType)).hasValue(after);
    }

    @Test
    void forgets_an_event_type_that_was_removed() {
        EventType removed = add("intro", ann, bob);
        EventType other = add("other", ann);

        remove(removed);

        assertThat(find(removed.id())).isEmpty();
        assertThat(page(Optional.empty(), Optional.empty(), Optional.empty(), 9))
                .containsExactly(other);
        assertThat(page(Optional.of(ann), Optional.empty(), Optional.empty(), 9))
                .containsExactly(other);
        assertThat(page(Optional.empty(), Optional.of("intro"), Optional.empty(), 9))
                .isEmpty();
        assertHosts(ann, 1);
        assertHosts(bob, 0);
    }

    private void assertHosts(UserId host, int number) {
        EventTypes eventTypes = transactor.reads().eventTypes();
        assertThat(eventTypes.hostingAtLeast(List.of(host, new UserId(99)), number + 1))
                .isEmpty();
        if (number > 0) {
            assertThat(eventTypes.hostingAtLeast(List.of(host, new UserId(99)), number))
                    .containsExactly(host);
        }
    }

    @Test
    void lists_event_types_by_id_a_page_at_a_time_and_filters_them() {
        List<EventType> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(i % 3 == 0 ? add("slug-" + i, ann, bob) : add("slug-" + i, ann));
        }
        all.sort(Comparator.comparing(each -> each.id().toString()));
        List<EventType> ofBob = all.stream()
                .filter(each -> each.settings().hosting().hosts().contains(bob))
                .toList();
        EventType one = ofBob.get(1);
        Optional<String> slug = Optional.of(one.settings().description().slug());

        assertThat(page(Optional.empty(), Optional.empty(), Optional.empty(), 99))
                .isEqualTo(all);
        assertThat(page(Optional.of(ann), Optional.empty(), Optional.empty(), 3))
                .isEqualTo(all.subList(0, 3));
        assertThat(page(
                        Optional.of(ann),
                        Optional.empty(),
                        Optional.of(all.get(2).id()),
                        3))
                .isEqualTo(all.subList(3, 6));
        assertThat(page(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(all.get(5).id()),
                        3))
                .isEqualTo(all.subList(6, 7));
        assertThat(page(Optional.of(bob), Optional.empty(), Optional.empty(), 99))
                .isEqualTo(ofBob);
        assertThat(page(Optional.of(bob), slug, Optional.empty(), 9)).containsExactly(one);
        assertThat(page(Optional.empty(), slug, Optional.empty(), 9)).containsExactly(one);
        assertThat(page(Optional.empty(), slug, Optional.of(one.id()), 9)).isEmpty();
        assertThat(page(Optional.of(new UserId(404)), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
        assertHosts(bob, ofBob.size());
    }

    @Test
    void lets_one_of_many_take_a_slug_even_without_a_lock() throws Exception {
        AtomicInteger winners = new AtomicInteger();
        List<EventType> candidates = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            candidates.add(eventType(SampleEventTypes.halfHours("intro", Hosting.Kind.SOLO, List.of(ann))));
        }

        Race.of(8, racer -> {
            try {
                write(stores -> stores.eventTypes().add(candidates.get(racer)));
                winners.incrementAndGet();
            } catch (RefusedException lost) {
                assertThat(lost.refusal()).isInstanceOf(SlugTaken.class);
            }
        });

        assertThat(winners).hasValue(1);
        assertHosts(ann, 1);
    }
}
