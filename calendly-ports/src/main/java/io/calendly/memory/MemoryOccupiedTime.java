package io.calendly.memory;

import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.ports.OccupiedTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

record MemoryOccupiedTime(MemoryAccess access) implements OccupiedTime {

    @Override
    public void occupy(Collection<Occupancy> occupancies) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        for (Occupancy each : occupancies) {
            TimeSlots taken = tables.occupied.getOrDefault(each.user(), TimeSlots.empty());
            if (taken.overlaps(each.slot())) {
                TimeSlot span = TimeSlots.copyOf(
                                occupancies.stream().map(Occupancy::slot).toList())
                        .span();
                throw new RefusedException(new MeetingRefusal.NotFree(span, Collections.emptySortedMap()));
            }
            transaction.put(tables.occupied, each.user(), taken.union(each.slot()));
            List<Occupancy> others = tables.occupancies.getOrDefault(each.owner(), List.of());
            transaction.put(
                    tables.occupancies,
                    each.owner(),
                    Stream.concat(others.stream(), Stream.of(each)).toList());
        }
    }

    @Override
    public void release(Collection<OccupancyOwner> owners) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        for (OccupancyOwner owner : owners) {
            for (Occupancy each : tables.occupancies.getOrDefault(owner, List.of())) {
                TimeSlots taken = tables.occupied.getOrDefault(each.user(), TimeSlots.empty());
                transaction.put(tables.occupied, each.user(), taken.minus(each.slot()));
            }
            transaction.remove(tables.occupancies, owner);
        }
    }
}
