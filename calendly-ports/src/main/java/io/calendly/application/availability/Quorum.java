package io.calendly.application.availability;

import io.calendly.domain.availability.Overlap;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.SortedSet;

/**
 * A slot in which enough of the users of a {@link QuorumQuery} are free.
 *
 * @param slot the slot, in all of which the same users are free
 * @param kind whether the slot is the whole of a free slot of one of these users
 * @param available the users who are free, by ascending id
 * @param missing the other users, by ascending id
 */
public record Quorum(TimeSlot slot, Overlap.Kind kind, SortedSet<UserId> available, SortedSet<UserId> missing) {}
