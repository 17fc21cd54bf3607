package io.calendly.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The users and event types of the load test of bookings.
 *
 * @param always event types of hosts who are open day and night
 * @param working event types of hosts who work from Monday to Friday, 8:00 to 18:00
 * @param booked event types of one host each, open day and night for ten years
 */
record BookingWorld(EventTypes always, EventTypes working, List<String> booked) {

    static final long DAY = 86_400;

    /** The first day of the calendars: 10 January 2030, a Thursday. */
    static final long START = 1_894_233_600L;

    private static final long HOUR = 3_600;

    /** The number of meetings that the host of the solo event type has in the month. */
    private static final int MEETINGS = 500;

    /** The number of hosts who share the other two event types. */
    private static final int HOSTS = 50;

    /** The number of meetings that each of these hosts has in the month. */
    private static final int MEETINGS_OF_EACH = 20;

    private static final int BOOKED_HOSTS = 200;

    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([0-9a-f-]{36})\"");

    /**
     * Event types of hosts with the same hours.
     *
     * @param solo the id of that of one host, who has 500 meetings in the month
     * @param roundRobin the id of that of one of fifty hosts, who have 20 meetings each in the month
     * @param collective the id of that of all of these hosts
     */
    record EventTypes(String solo, String roundRobin, String collective) {}

    /** Fills an empty server. */
    static BookingWorld filled(Client connection) throws Exception {
        open(connection, 1, HOSTS + 1, 60);
        int firstBooked = HOSTS + 2;
        open(connection, firstBooked, BOOKED_HOSTS, 3_650);
        int firstWorking = firstBooked + BOOKED_HOSTS;
        addWorking(connection, HOSTS + 1);

        for (int i = 0; i < MEETINGS; i++) {
            meeting(connection, 1, 2, START + i * 5_100L);
            // Back to back until 14:00.
            meeting(connection, firstWorking, firstWorking + 1, workday(i / 24) + 8 * HOUR + i % 24 * 900L);
        }
        for (int host = 2; host < HOSTS; host += 2) {
            for (int i = 0; i < MEETINGS_OF_EACH; i++) {
                meeting(connection, 1 + host, 2 + host, START + i * DAY + (1 + host) * 900L);
                long afternoon = workday(i) + 14 * HOUR + host % 16 * 900L;
                meeting(connection, firstWorking + host, firstWorking + host + 1, afternoon);
            }
        }
        List<String> booked = new ArrayList<>();
        for (int user = firstBooked; user < firstWorking; user++) {
            booked.add(eventType(connection, "intro", "solo", user, 1));
        }
        return new BookingWorld(eventTypes(connection, 1), eventTypes(connection, firstWorking), booked);
    }

    /** Adds users who are open day and night. */
    private static void open(Client connection, int firstId, int count, long days) throws Exception {
        for (int user = firstId; user < firstId + count; user++) {
            created(connection, "/api/v2/users", "{\"name\":\"User\"}");
            created(
                    connection,
                    "/api/v2/users/" + user + "/availability",
                    "{\"start_time\":" + START + ",\"end_time\":" + (START + days * DAY) + "}");
        }
    }

    /** Adds users who have working hours. */
    private static void addWorking(Client connection, int count) throws Exception {
        String rules = Stream.of("monday", "tuesday", "wednesday", "thursday", "friday")
                .map(day -> "{\"type\":\"wday\",\"wday\":\"" + day
                        + "\",\"intervals\":[{\"from\":\"08:00\",\"to\":\"18:00\"}]}")
                .collect(Collectors.joining(","));
        for (int i = 0; i < count; i++) {
            created(
                    connection,
                    "/api/v2/users",
                    "{\"name\":\"User\",\"schedule\":{\"time_zone\":\"UTC\",\"rules\":[" + rules + "]}}");
        }
    }

    /** Returns the first second of a workday of the month. */
    private static long workday(int number) {
        long fromMonday = 3L + number;
        return START + (fromMonday / 5 * 7 + fromMonday % 5 - 3) * DAY;
    }

    private static void meeting(Client connection, int first, int second, long start) throws Exception {
        created(
                connection,
                "/api/v2/meetings",
                "{\"attendee_ids\":[" + first + "," + second + "],\"start_time\":" + start + ",\"end_time\":"
                        + (start + 900) + "}");
    }

    private static EventTypes eventTypes(Client connection, int firstHost) throws Exception {
        return new EventTypes(
                eventType(connection, "solo", "solo", firstHost, 1),
                eventType(connection, "any", "round_robin", firstHost + 1, HOSTS),
                eventType(connection, "all", "collective", firstHost + 1, HOSTS));
    }

    private static String eventType(Client connection, String slug, String kind, int firstHost, int count)
            throws Exception {
        String hosts = IntStream.range(firstHost, firstHost + count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return id(connection.body(Client.postJson(
                "/api/v2/event_types",
                "{\"name\":\"Talk\",\"slug\":\"" + slug + "\",\"kind\":\"" + kind + "\",\"host_ids\":[" + hosts
                        + "],\"duration\":1800}")));
    }

    /** Returns the id in a body. */
    static String id(byte[] body) {
        Matcher id = ID.matcher(new String(body, StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new IllegalStateException("There is no id in " + new String(body, StandardCharsets.UTF_8));
        }
        return id.group(1);
    }

    private static void created(Client connection, String path, String json) throws Exception {
        int status = connection.send(Client.postJson(path, json));
        if (status != 201) {
            throw new IllegalStateException("Expected status 201, got " + status + " for " + path + " " + json);
        }
    }
}
