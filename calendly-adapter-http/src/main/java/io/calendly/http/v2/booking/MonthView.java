package io.calendly.http.v2.booking;

import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.schedule.ZoneClock;
import io.calendly.domain.time.TimeSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The slots that can be booked, by the dates of a zone, as JSON. A date without slots is there too. */
record MonthView(String timeZone, List<Day> days) {

    /** A date of the zone as JSON, with the slots that start on it. */
    record Day(String date, List<BookableSlotView> slots) {}

    /**
     * Returns the slots by date.
     *
     * @param window the window whose dates are listed
     * @param timeZone the name of a zone that is known
     */
    static MonthView of(List<BookableSlot> slots, TimeSlot window, String timeZone) {
        ZoneClock clock = ZoneClock.of(timeZone).orElseThrow();
        SortedMap<LocalDate, List<BookableSlotView>> byDate = new TreeMap<>();
        clock.byDate(window).forEach(part -> byDate.put(part.date(), new ArrayList<>()));
        for (BookableSlot slot : slots) {
            byDate.computeIfAbsent(clock.dateAt(slot.slot().start()), date -> new ArrayList<>())
                    .add(BookableSlotView.of(slot));
        }
        return new MonthView(
                timeZone,
                byDate.entrySet().stream()
                        .map(day -> new Day(day.getKey().toString(), day.getValue()))
                        .toList());
    }
}
