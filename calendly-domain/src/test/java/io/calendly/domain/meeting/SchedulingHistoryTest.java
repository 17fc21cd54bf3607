package io.calendly.domain.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long histories of people who open time and meet, told twice: by the domain, and by a model that keeps two flags for
 * every minute of every person and knows nothing of slots.
 */
class SchedulingHistoryTest {

    private static final int MINUTES = 600;
    private static final int PEOPLE = 6;
    private static final int STEPS = 4000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void comes_out_as_the_minute_by_minute_model_says(long seed) {
        Random random = new Random(seed);
        Calendars domain = new Calendars();
        Minutes model = new Minutes();
        int scheduled = 0;
        for (int step = 0; step < STEPS; step++) {
            // The clock moves on slowly, so that early minutes become the past; every so often the world starts anew.
            int now = step % 500 / 10;
            if (step % 500 == 0) {
                domain = new Calendars();
                model = new Minutes();
            }
            int length = 1 + random.nextInt(random.nextInt(5) == 0 ? 200 : 20);
            int start = random.nextInt(MINUTES - length);
            TimeSlot slot = TimeSlot.of(start * 60L, (start + length) * 60L);
            String what = "seed " + seed + ", step " + step + ", slot " + slot;

            if (random.nextInt(3) == 0) {
                int who = random.nextInt(PEOPLE);
                assertThat(domain.open(who, slot, now))
                        .as("%s opens: %s", who, what)
                        .isEqualTo(model.open(who, start, start + length, now));
            } else {
                SortedSet<Integer> who = new TreeSet<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    who.add(random.nextInt(PEOPLE));
                }
                Optional<String> answer = domain.schedule(who, slot, now, random);
                assertThat(answer)
                        .as("%s meet: %s", who, what)
                        .isEqualTo(model.schedule(who, start, start + length, now));
                scheduled += answer.isEmpty() ? 1 : 0;
            }
            for (int who = 0; who < PEOPLE; who++) {
                assertThat(domain.free(who))
                        .as("free time of %s after %s", who, what)
                        .isEqualTo(model.free(who));
            }
        }
        assertThat(scheduled).as("meetings in the history of seed %d", seed).isGreaterThan(100);
    }

    /** The state that a storage would hold, changed by nothing but the domain's decisions. */
    private static final class Calendars {

        private final Map<Integer, TimeSlots> open = new HashMap<>();
        private final Map<Integer, TimeSlots> booked = new HashMap<>();

        private AvailabilityCalendar around(int who, TimeSlot slot) {
            return AvailabilityCalendar.of(
                    slot,
                    new StoredTime(
                            new UserId(who),
                            open.getOrDefault(who, TimeSlots.empty()).connectedTo(slot),
                            booked.getOrDefault(who, TimeSlots.empty()).connectedTo(slot)));
        }

        Optional<String> open(int who, TimeSlot slot, int now) {
            try {
                AvailabilityCalendar.Change opening = around(who, slot).declare(slot, Instant.ofEpochSecond(now * 60L));
                open.merge(who, opening.merged(), TimeSlots::union);
                return Optional.empty();
            } catch (RefusedException refused) {
                return Optional.of(refused.refusal().code());
            }
        }

        Optional<String> schedule(SortedSet<Integer> who, TimeSlot slot, int now, Random random) {
            Instant instant = Instant.ofEpochSecond(now * 60L);
            try {
                List<UserId> attendees = who.stream().map(id -> new UserId(id)).toList();
                MeetingRequest request = MeetingRequest.of(MeetingId.next(instant, random), attendees, slot, instant);
                List<AvailabilityCalendar> calendars = new ArrayList<>();
                who.forEach(id -> calendars.add(around(id, slot)));
                Meeting meeting = MeetingScheduler.schedule(request, calendars);
                who.forEach(id -> booked.merge(id, TimeSlots.of(meeting.slot()), TimeSlots::union));
                return Optional.empty();
            } catch (RefusedException refused) {
                return Optional.of(refused.refusal().code());
            }
        }

        List<Integer> free(int who) {
            TimeSlots free = around(who, TimeSlot.ALWAYS).free();
            List<Integer> minutes = new ArrayList<>();
            free.forEach(slot -> {
                for (long minute = slot.start() / 60; minute < slot.end() / 60; minute++) {
                    minutes.add((int) minute);
                }
            });
            return minutes;
        }
    }

    /** The naive model. */
    private static final class Minutes {

        private final boolean[][] open = new boolean[PEOPLE][MINUTES];
        private final boolean[][] booked = new boolean[PEOPLE][MINUTES];

        Optional<String> open(int who, int start, int end, int now) {
            if (start < now) {
                return Optional.of("in-the-past");
            }
            boolean allFree = true;
            boolean somethingNew = false;
            for (int minute = start; minute < end; minute++) {
                allFree &= open[who][minute] && !booked[who][minute];
                somethingNew |= !open[who][minute] && !booked[who][minute];
            }
            if (allFree) {
                return Optional.of("already-available");
            }
            if (!somethingNew) {
                return Optional.of("in-a-meeting");
            }
            for (int minute = start; minute < end; minute++) {
                open[who][minute] = true;
            }
            return Optional.empty();
        }

        Optional<String> schedule(SortedSet<Integer> who, int start, int end, int now) {
            if (start < now) {
                return Optional.of("in-the-past");
            }
            if (who.size() < 2) {
                return Optional.of("too-few-attendees");
            }
            for (int id : who) {
                for (int minute = start; minute < end; minute++) {
                    if (!open[id][minute] || booked[id][minute]) {
                        return Optional.of("not-free");
                    }
                }
            }
            for (int id : who) {
                for (int minute = start; minute < end; minute++) {
                    booked[id][minute] = true;
                }
            }
            return Optional.empty();
        }

        List<Integer> free(int who) {
            List<Integer> minutes = new ArrayList<>();
            for (int minute = 0; minute < MINUTES; minute++) {
                if (open[who][minute] && !booked[who][minute]) {
                    minutes.add(minute);
                }
            }
            return minutes;
        }
    }
}
