package io.calendly.http.v2.availability;

import io.calendly.application.availability.Quorum;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * Time in which enough users are free, as JSON.
 *
 * @param startTime in epoch seconds
 * @param endTime in epoch seconds, excluded
 */
public record OverlapView(
        long startTime, long endTime, String kind, List<Long> availableUserIds, List<Long> missingUserIds) {

    /** Returns the view of a quorum. */
    public static OverlapView of(Quorum quorum) {
        return new OverlapView(
                quorum.slot().start(),
                quorum.slot().end(),
                quorum.kind().name().toLowerCase(Locale.ROOT),
                ids(quorum.available()),
                ids(quorum.missing()));
    }

    private static List<Long> ids(SortedSet<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }
}
