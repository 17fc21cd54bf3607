package io.calendly.jdbc.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTextTest {

    private static LocalHours hours(int... minutes) {
        return LocalHours.of(IntStream.range(0, minutes.length / 2)
                .mapToObj(i -> new LocalInterval(new TimeOfDay(minutes[2 * i]), new TimeOfDay(minutes[2 * i + 1])))
                .toList());
    }

    @Test
    void writes_the_hours_of_a_date() {
        assertThat(HoursText.write(LocalHours.CLOSED)).isEmpty();
        assertThat(HoursText.write(LocalHours.ALL_DAY)).isEqualTo("00:00-24:00");
        assertThat(HoursText.write(hours(540, 720, 780, 1_020))).isEqualTo("09:00-12:00,13:00-17:00");
    }

    @Test
    void writes_the_hours_of_a_week() {
        WeeklyHours.Builder week = WeeklyHours.builder();
        week.add(DayOfWeek.SUNDAY, LocalHours.CLOSED);
        week.add(DayOfWeek.TUESDAY, hours(0, 1, 1_439, 1_440));
        week.add(DayOfWeek.MONDAY, hours(540, 1_020));

        assertThat(HoursText.write(week.build())).isEqualTo("mon=09:00-17:00 tue=00:00-00:01,23:59-24:00 sun=");
        assertThat(HoursText.write(WeeklyHours.CLOSED)).isEmpty();
    }

    @Test
    void gives_back_what_was_written() {
        List<LocalHours> all = List.of(
                LocalHours.CLOSED,
                LocalHours.ALL_DAY,
                hours(540, 720, 780, 1_020),
                hours(IntStream.range(0, 192).map(i -> i * 7).toArray()));
        for (LocalHours hours : all) {
            assertThat(HoursText.hours(HoursText.write(hours))).isEqualTo(hours);
            WeeklyHours every = WeeklyHours.of(hours, DayOfWeek.values());
            assertThat(HoursText.week(HoursText.write(every))).isEqualTo(every);
            WeeklyHours some = WeeklyHours.of(hours, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY);
            assertThat(HoursText.week(HoursText.write(some))).isEqualTo(some);
        }
        assertThat(HoursText.week("")).isEqualTo(WeeklyHours.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xxx=", "mon=9:00-17:0", "mon= mon=", "mon=09:00-17:99"})
    void refuses_a_text_that_it_did_not_write(String text) {
        assertThatIllegalStateException().isThrownBy(() -> HoursText.week(text)).withMessageContaining(text);
    }

    @Test
    void refuses_hours_that_are_cut_off() {
        assertThatThrownBy(() -> HoursText.hours("09:00-17:0")).isInstanceOf(RuntimeException.class);
    }
}
