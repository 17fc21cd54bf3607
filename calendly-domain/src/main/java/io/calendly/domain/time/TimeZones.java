package io.calendly.domain.time;

import io.calendly.domain.text.NearestNames;
import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The time zones of the IANA tz database, links included, in the version that this JVM has.
 *
 * <p>The list of the JVM is that of the tz database with two differences. It has the zones {@code SystemV/…}, which the
 * tz database dropped in 2020, and it lacks a few names, which are in {@link #ABSENT_FROM_JVM}.
 *
 * <p>A name is all that is stored of a zone. Another JVM may not know it, so {@link #find} may be empty for a stored
 * name.
 */
public final class TimeZones {

    /** The name of the zone that has no offset from UTC. */
    public static final String UTC = "UTC";

    /** The rule for names that are stored. Such a name was known when it was set, but may be unknown to this JVM. */
    public static final TextRule STORED_NAME = TextRule.line(100);

    /** The rule for names that a client sets. */
    public static final TextRule NAME = STORED_NAME.of(TimeZones::isKnown, TextFault.NOT_A_TIME_ZONE);

    private static final String DROPPED_BY_TZ = "SystemV/";

    private static final int MAX_SUGGESTIONS = 3;

    /**
     * The names of the tz database that {@link ZoneId#of(String)} does not know, with the names that it links them to
     * (file {@code backward} since 2024b). {@code Factory} is a zone of its own, at the offset of UTC.
     */
    private static final Map<String, String> ABSENT_FROM_JVM = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT",
            "Factory", "Etc/UTC");

    private static final Set<String> NAMES = names(ZoneId.getAvailableZoneIds());

    private TimeZones() {}

    private static Set<String> names(Set<String> ofJvm) {
        Set<String> names = new TreeSet<>(ABSENT_FROM_JVM.keySet());
        ofJvm.stream().filter(name -> !name.startsWith(DROPPED_BY_TZ)).forEach(names::add);
        return Collections.unmodifiableSet(names);
    }

    /** Returns the names of all zones in alphabetical order. */
    public static Set<String> names() {
        return NAMES;
    }

    /** Checks whether a text is the name of a zone, in the case in which the tz database has it. */
    public static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    /** Returns the clock of a zone; empty if the zone is not {@linkplain #isKnown known}. */
    public static Optional<ZoneId> find(String name) {
        return isKnown(name) ? Optional.of(ZoneId.of(name, ABSENT_FROM_JVM)) : Optional.empty();
    }

    /** Returns at most three names of zones that a text may stand for: those with such a city, and similar names. */
    public static List<String> nearest(String text) {
        Map<String, String> nameOfCity = new HashMap<>();
        NAMES.forEach(name -> nameOfCity.merge(
                name.substring(name.lastIndexOf('/') + 1), name, (one, other) -> one.contains("/") ? one : other));
        Set<String> nearest = new LinkedHashSet<>(NearestNames.of(text, NAMES, 1));
        nearest.addAll(NearestNames.of(text, nameOfCity.keySet(), MAX_SUGGESTIONS).stream()
                .map(nameOfCity::get)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        nearest.addAll(NearestNames.of(text, NAMES, MAX_SUGGESTIONS));
        return nearest.stream().limit(MAX_SUGGESTIONS).toList();
    }
}
