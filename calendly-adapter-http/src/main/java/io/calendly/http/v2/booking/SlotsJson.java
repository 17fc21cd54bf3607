package io.calendly.http.v2.booking;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.schedule.ZoneClock;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.http.response.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The slots that can be booked, as JSON, with times in epoch seconds. A list may have tens of thousands of slots, each with
 * a hundred hosts, so it is written without a record of each.
 */
final class SlotsJson {

    private SlotsJson() {}

    /** Returns the slots in one list. */
    static byte[] list(List<BookableSlot> slots) {
        return Json.stream(json -> {
            json.writeStartObject();
            writeAll(json, "collection", slots);
            json.writeEndObject();
        });
    }

    /**
     * Returns the slots by the dates of a zone on which they start. A date without slots is there too.
     *
     * @param window the window whose dates are listed
     * @param timeZone the name of a zone that is known
     */
    static byte[] byDate(List<BookableSlot> slots, TimeSlot window, String timeZone) {
        ZoneClock clock = ZoneClock.of(timeZone).orElseThrow();
        SortedMap<LocalDate, List<BookableSlot>> byDate = new TreeMap<>();
        clock.byDate(window).forEach(part -> byDate.put(part.date(), new ArrayList<>()));
        for (BookableSlot slot : slots) {
            byDate.computeIfAbsent(clock.dateAt(slot.slot().start()), date -> new ArrayList<>())
                    .add(slot);
        }
        return Json.stream(json -> {
            json.writeStartObject();
            json.writeStringField("time_zone", timeZone);
            json.writeArrayFieldStart("days");
            for (Map.Entry<LocalDate, List<BookableSlot>> day : byDate.entrySet()) {
                json.writeStartObject();
                json.writeStringField("date", day.getKey().toString());
                writeAll(json, "slots", day.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeAll(JsonGenerator json, String field, List<BookableSlot> slots) throws IOException {
        json.writeArrayFieldStart(field);
        for (BookableSlot slot : slots) {
            write(json, slot);
        }
        json.writeEndArray();
    }

    /** Writes a slot, with the number of seats that are left if its event type is a group. */
    private static void write(JsonGenerator json, BookableSlot slot) throws IOException {
        json.writeStartObject();
        json.writeNumberField("start_time", slot.slot().start());
        json.writeNumberField("end_time", slot.slot().end());
        json.writeArrayFieldStart("host_ids");
        for (UserId host : slot.hosts()) {
            json.writeNumber(host.value());
        }
        json.writeEndArray();
        if (slot.seatsLeft().isPresent()) {
            json.writeNumberField("seats_left", slot.seatsLeft().getAsInt());
        }
        json.writeEndObject();
    }
}
