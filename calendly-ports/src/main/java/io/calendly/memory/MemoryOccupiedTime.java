package io.calendly.memory;

import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.OccupiedTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

record MemoryOccupiedTime(MemoryAccess access) implements OccupiedTime {

    /** Returns the claims on the time of a user that overlap or abut the window. */
    static List<Claim> claims(MemoryTables tables, UserId user, TimeSlot window) {
        return tables.claims.getOrDefault(user, List.of()).stream()
                .filter(each -> each.slot().isConnected(window))
                .map(Occupancy::claim)
                .toList();
    }

    @Override
    public void occupy(Collection<Occupancy> occupancies, Instant now) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        occupancies.stream().map(Occupancy::user).distinct().forEach(user -> releaseExpired(transaction, user, now));
        for (Occupancy each : occupancies) {
            if (isTaken(tables, each)) {
                TimeSlot span = TimeSlots.copyOf(
                                occupancies.stream().map(Occupancy::slot).toList())
                        .span();
                throw new RefusedException(new MeetingRefusal.NotFree(span, Collections.emptySortedMap()));
            }
            if (each.isClaim()) {
                transaction.put(
                        tables.claims, each.user(), with(tables.claims.getOrDefault(each.user(), List.of()), each));
            } else {
                TimeSlots taken = tables.occupied.getOrDefault(each.user(), TimeSlots.empty());
                transaction.put(tables.occupied, each.user(), taken.union(each.slot()));
            }
            transaction.put(
                    tables.occupancies,
                    each.owner(),
                    with(tables.occupancies.getOrDefault(each.owner(), List.of()), each));
        }
    }

    private static boolean isTaken(MemoryTables tables, Occupancy wanted) {
        return tables.occupied.getOrDefault(wanted.user(), TimeSlots.empty()).overlaps(wanted.slot())
                || tables.claims.getOrDefault(wanted.user(), List.of()).stream()
                        .anyMatch(claim -> claim.slot().overlaps(wanted.slot()));
    }

    private static List<Occupancy> with(List<Occupancy> others, Occupancy one) {
        return Stream.concat(others.stream(), Stream.of(one)).toList();
    }

    @Override
    public void release(Collection<OccupancyOwner> owners) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        for (OccupancyOwner owner : owners) {
            for (Occupancy each : tables.occupancies.getOrDefault(owner, List.of())) {
                if (each.isClaim()) {
                    List<Occupancy> rest = tables.claims.getOrDefault(each.user(), List.of()).stream()
                            .filter(claim -> !claim.equals(each))
                            .toList();
                    transaction.put(tables.claims, each.user(), rest);
                } else {
                    TimeSlots taken = tables.occupied.getOrDefault(each.user(), TimeSlots.empty());
                    transaction.put(tables.occupied, each.user(), taken.minus(each.slot()));
                }
            }
            transaction.remove(tables.occupancies, owner);
        }
    }

    @Override
    public void releaseExpired(Instant now) {
        MemoryTransaction transaction = access.writing();
        List.copyOf(transaction.tables().claims.keySet()).forEach(user -> releaseExpired(transaction, user, now));
    }

    private void releaseExpired(MemoryTransaction transaction, UserId user, Instant now) {
        release(transaction.tables().claims.getOrDefault(user, List.of()).stream()
                .filter(each -> !each.claim().isLive(now))
                .map(Occupancy::owner)
                .toList());
    }
}
