package io.calendly.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    private static final Instant JANUARY = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "UTC, Z, Z",
        "Europe/Berlin, +01:00, +02:00",
        "US/Eastern, -05:00, -04:00",
        "EST5EDT, -05:00, -04:00",
        "EST, -05:00, -05:00",
        "MST, -07:00, -07:00",
        "HST, -10:00, -10:00",
        "ROC, +08:00, +08:00",
        "GMT, Z, Z",
        "GMT0, Z, Z",
        "GMT+0, Z, Z",
        "GMT-0, Z, Z",
        "Factory, Z, Z",
        "Etc/GMT+5, -05:00, -05:00",
        "Zulu, Z, Z"
    })
    void have_clocks_by_the_names_of_the_tz_database_and_its_links(String name, String january, String july) {
        ZoneId zone = TimeZones.find(name).orElseThrow();

        assertThat(TimeZones.isKnown(name)).isTrue();
        assertThat(zone.getRules().getOffset(JANUARY)).hasToString(january);
        assertThat(zone.getRules().getOffset(JULY)).hasToString(july);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SystemV/EST5",
                "SystemV/PST8PDT",
                "+02:00",
                "Z",
                "UTC+2",
                "GMT+2",
                "UT+02:00",
                "europe/berlin",
                "PST",
                "IST",
                "CST",
                "Mars/Olympus",
                "Europe/Berlin "
            })
    void have_no_other_names(String name) {
        assertThat(TimeZones.isKnown(name)).isFalse();
        assertThat(TimeZones.find(name)).isEmpty();
    }

    @Test
    void each_have_a_clock() {
        assertThat(TimeZones.names())
                .hasSizeGreaterThan(590)
                .allSatisfy(name -> assertThat(TimeZones.find(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlim, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "America/New York, America/New_York",
        "Berlin, Europe/Berlin",
        "kathmandu, Asia/Kathmandu",
        "America/NewYork, America/New_York",
        "Amercia/Chicago, America/Chicago"
    })
    void are_suggested_for_names_that_resemble_theirs(String text, String first) {
        assertThat(TimeZones.nearest(text)).first().isEqualTo(first);
        assertThat(TimeZones.nearest(text)).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates();
    }

    @Test
    void are_not_suggested_for_other_texts() {
        assertThat(TimeZones.nearest("Mars/Olympus Mons")).isEmpty();
        assertThat(TimeZones.nearest("")).isEmpty();
    }
}
