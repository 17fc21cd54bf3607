package io.calendly.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calendly.application.Services;
import io.calendly.client.api.AvailabilityApi;
import io.calendly.client.api.ClassicApi;
import io.calendly.client.api.MeetingsApi;
import io.calendly.client.api.OperationApi;
import io.calendly.client.api.SchedulesApi;
import io.calendly.client.api.UsersApi;
import io.calendly.client.model.Attendee;
import io.calendly.client.model.Busy;
import io.calendly.client.model.ClassicMeeting;
import io.calendly.client.model.Frequency;
import io.calendly.client.model.HealthStatus;
import io.calendly.client.model.InputFault;
import io.calendly.client.model.LocalInterval;
import io.calendly.client.model.Meeting;
import io.calendly.client.model.MeetingChange;
import io.calendly.client.model.MeetingPage;
import io.calendly.client.model.MeetingStatus;
import io.calendly.client.model.NewAvailability;
import io.calendly.client.model.NewCancellation;
import io.calendly.client.model.NewMeeting;
import io.calendly.client.model.NewSchedule;
import io.calendly.client.model.NewTimeOff;
import io.calendly.client.model.NewUser;
import io.calendly.client.model.Overlap;
import io.calendly.client.model.OverlapKind;
import io.calendly.client.model.Problem;
import io.calendly.client.model.ProblemType;
import io.calendly.client.model.Recurrence;
import io.calendly.client.model.RuleType;
import io.calendly.client.model.ScheduleRule;
import io.calendly.client.model.Scope;
import io.calendly.client.model.Slot;
import io.calendly.client.model.StoredSchedule;
import io.calendly.client.model.StoredTimeOff;
import io.calendly.client.model.TimelineEntryType;
import io.calendly.client.model.User;
import io.calendly.client.model.UserChange;
import io.calendly.client.model.Wday;
import io.calendly.http.HttpServer;
import io.calendly.http.HttpSettings;
import io.calendly.memory.MemoryTransactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A conversation with a server through the client that openapi-generator makes from docs/openapi.yaml. */
class GeneratedClientTest {

    private static final Instant NOW = Instant.parse("2030-01-07T08:00:00Z");
    private static final long NINE = Instant.parse("2030-01-07T09:00:00Z").getEpochSecond();
    private static final long HOUR = 3600;
    private static final long WEEK = 7 * 24 * HOUR;

    private HttpServer server;
    private UsersApi users;
    private AvailabilityApi availability;
    private MeetingsApi meetings;
    private SchedulesApi schedules;
    private ClassicApi classic;
    private OperationApi operation;

    @BeforeEach
    void startServer() {
        Services services = Services.on(new MemoryTransactor(), () -> NOW, new SecureRandom());
        server = HttpServer.start(HttpSettings.at("127.0.0.1", 0), services);
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + server.port());
        users = new UsersApi(client);
        availability = new AvailabilityApi(client);
        meetings = new MeetingsApi(client);
        schedules = new SchedulesApi(client);
        classic = new ClassicApi(client);
        operation = new OperationApi(client);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private long addFreeUser(String name) throws ApiException {
        long id = users.createUser(new NewUser().name(name), null).getId();
        availability.declareAvailability(
                id, new NewAvailability().startTime(NINE).endTime(NINE + 4 * HOUR), null);
        return id;
    }

    private static NewMeeting meetingAt(long start, Long... attendees) {
        return new NewMeeting()
                .attendeeIds(new LinkedHashSet<>(List.of(attendees)))
                .startTime(start)
                .endTime(start + HOUR);
    }

    /** Returns the problem that a call is refused with. */
    private static Problem refused(int status, Executable call) throws IOException {
        ApiException refused = catchThrowableOfType(ApiException.class, call::execute);
        assertThat(refused).isNotNull();
        assertThat(refused.getCode()).isEqualTo(status);
        assertThat(refused.getResponseHeaders().firstValue("X-Request-Id")).isPresent();
        return ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }

    @Test
    void adds_changes_lists_and_deletes_users() throws Exception {
        User ann = users.createUser(
                new NewUser().name("Ann").email("ann@example.org").timeZone("Europe/Berlin"), "key-1");
        User bob = users.createUser(new NewUser().name("Bob"), null);
        User same = users.createUser(
                new NewUser().name("Ann").email("ann@example.org").timeZone("Europe/Berlin"), "key-1");

        assertThat(same).isEqualTo(ann);
        assertThat(ann.getCreatedAt()).isEqualTo(NOW.getEpochSecond());
        assertThat(bob.getEmail()).isNull();
        assertThat(users.listUsers("ann", null, null).getCollection()).containsExactly(ann);
        assertThat(users.listUsers(null, 1, null).getPagination().getNextPageToken())
                .isNotNull();

        ApiResponse<User> read = users.getUserWithHttpInfo(ann.getId());
        String version = read.getHeaders().get("etag").get(0);
        User changed = users.updateUser(ann.getId(), new UserChange().email(null), version);

        assertThat(changed.getEmail()).isNull();
        assertThat(changed.getName()).isEqualTo("Ann");
        Problem stale = refused(412, () -> users.deleteUser(ann.getId(), version));
        assertThat(stale.getType()).isEqualTo(ProblemType._API_PROBLEMS_CHANGED_SINCE);
        users.deleteUser(ann.getId(), null);
        assertThat(users.listUsers(null, null, null).getCollection()).containsExactly(bob);
    }

    @Test
    void finds_common_time_and_schedules_moves_and_cancels_a_meeting() throws Exception {
        long ann = addFreeUser("Ann");
        long bob = addFreeUser("Bob");

        List<Overlap> overlaps = availability
                .findOverlaps(
                        new LinkedHashSet<>(List.of(ann, bob)),
                        NINE,
                        NINE + 12 * HOUR,
                        null,
                        List.of(ann),
                        HOUR,
                        OverlapKind.FULL,
                        null,
                        null,
                        null)
                .getCollection();
        assertThat(overlaps).hasSize(1);
        Meeting meeting = meetings.scheduleMeeting(
                meetingAt(overlaps.get(0).getStartTime(), ann, bob).title("Planning"), "key-2");
        assertThat(meeting.getAttendees()).extracting(Attendee::getUserId).containsExactly(ann, bob);
        UUID id = meeting.getId();

        ApiResponse<Meeting> read = meetings.getMeetingWithHttpInfo(id);
        String version = read.getHeaders().get("etag").get(0);
        Meeting moved = meetings.updateMeeting(id, new MeetingChange().startTime(NINE + HOUR), version);
        assertThat(moved.getRescheduledFrom())
                .isEqualTo(new Slot().startTime(NINE).endTime(NINE + HOUR));
        assertThat(moved.getTitle()).isEqualTo("Planning");
        assertThat(refused(412, () -> meetings.updateMeeting(id, new MeetingChange().title("x"), version))
                        .getType())
                .isEqualTo(ProblemType._API_PROBLEMS_CHANGED_SINCE);
        assertThat(availability.listTimeline(ann, NINE, NINE + WEEK, null, null).getCollection())
                .extracting(entry -> entry.getType())
                .containsExactly(TimelineEntryType.AVAILABLE, TimelineEntryType.MEETING, TimelineEntryType.AVAILABLE);

        Meeting canceled = meetings.cancelMeeting(id, "key-3", null, new NewCancellation().reason("Ann is ill"));
        assertThat(canceled.getStatus()).isEqualTo(MeetingStatus.CANCELED);
        assertThat(canceled.getCanceledAt()).isEqualTo(NOW.getEpochSecond());
        MeetingPage page = meetings.listMeetings(ann, null, null, MeetingStatus.SCHEDULED, null, null, null);
        assertThat(page.getCollection()).isEmpty();
    }

    private static NewSchedule mondays(String from, String to) {
        ScheduleRule mondays = new ScheduleRule()
                .type(RuleType.WDAY)
                .wday(Wday.MONDAY)
                .intervals(List.of(new LocalInterval().from(from).to(to)));
        return new NewSchedule().timeZone("UTC").rules(List.of(mondays));
    }

    @Test
    void puts_schedules_and_takes_time_off() throws Exception {
        long bob = addFreeUser("Bob");
        long ann = users.createUser(new NewUser().name("Ann").schedule(mondays("09:00", "17:00")), null)
                .getId();
        Meeting meeting = meetings.scheduleMeeting(meetingAt(NINE, ann, bob), null);

        StoredSchedule put = schedules.putSchedule(ann, "working-hours", mondays("10:00", "17:00"));
        assertThat(put.getConflicts()).containsExactly(meeting);
        assertThat(put.getRules()).isEqualTo(mondays("10:00", "17:00").getRules());
        assertThat(schedules.listSchedules(ann, null, null).getCollection()).hasSize(1);
        assertThat(schedules
                        .previewSchedule(ann, "working-hours", NINE, NINE + 24 * HOUR, "Asia/Tokyo")
                        .getDays())
                .hasSize(2);
        assertThat(availability.withdrawAvailability(ann, NINE, NINE + 2 * HOUR).getStillOpen())
                .containsExactly(new Slot().startTime(NINE + HOUR).endTime(NINE + 2 * HOUR));

        LocalDate monday = LocalDate.of(2030, 1, 7);
        StoredTimeOff off = schedules.createTimeOff(
                ann, new NewTimeOff().from(monday).until(monday).reason("Ill"), null);
        assertThat(off.getMeetings()).containsExactly(meeting);
        assertThat(schedules.getTimeOff(ann, off.getId()).getUntil()).isEqualTo(monday);
        assertThat(availability.withdrawAvailability(ann, NINE, NINE + 2 * HOUR))
                .as("204 has no body")
                .isNull();
        schedules.deleteTimeOff(ann, off.getId());
        assertThat(schedules.listTimeOff(ann, null, null, null, null).getCollection())
                .isEmpty();

        Problem kept = refused(409, () -> schedules.deleteSchedule(ann, "working-hours"));
        assertThat(kept.getType()).isEqualTo(ProblemType._API_PROBLEMS_DEFAULT_SCHEDULE);
    }

    @Test
    void schedules_a_series_and_cancels_the_rest_of_it() throws Exception {
        long ann = addFreeUser("Ann");
        long bob = addFreeUser("Bob");
        NewAvailability later = new NewAvailability()
                .slots(List.of(
                        new Slot().startTime(NINE + WEEK).endTime(NINE + WEEK + HOUR),
                        new Slot().startTime(NINE + 2 * WEEK).endTime(NINE + 2 * WEEK + HOUR)));
        for (long user : List.of(ann, bob)) {
            assertThat(availability.declareAvailability(user, later, null).getCollection())
                    .hasSize(2);
        }

        Meeting first = meetings.scheduleMeeting(
                meetingAt(NINE, ann, bob)
                        .recurrence(new Recurrence().frequency(Frequency.WEEKLY).count(3)),
                null);

        assertThat(first.getOccurrences()).hasSize(3);
        assertThat(first.getSeriesId()).isEqualTo(first.getId());
        UUID second = first.getOccurrences().get(1).getId();
        meetings.cancelMeeting(second, null, null, new NewCancellation().scope(Scope.REST_OF_SERIES));
        assertThat(meetings.listMeetings(null, null, null, MeetingStatus.SCHEDULED, null, 100, null)
                        .getCollection())
                .extracting(Meeting::getId)
                .containsExactly(first.getId());
    }

    @Test
    void reads_what_a_refusal_is_about() throws Exception {
        long ann = addFreeUser("Ann");
        long bob = addFreeUser("Bob");
        availability.withdrawAvailability(bob, NINE, NINE + HOUR);

        Problem refusal = refused(409, () -> meetings.scheduleMeeting(meetingAt(NINE, ann, bob), null));
        assertThat(refusal.getType()).isEqualTo(ProblemType._API_PROBLEMS_NOT_FREE);
        assertThat(refusal.getBusy())
                .containsExactly(new Busy().userId(bob).startTime(NINE).endTime(NINE + HOUR));

        Problem fault = refused(400, () -> users.createUser(new NewUser().name(" "), null));
        assertThat(fault.getErrors())
                .containsExactly(new InputFault().pointer("/name").detail("must not be blank"));
    }

    @Test
    void uses_the_classic_surface_and_the_checks() throws Exception {
        long ann = addFreeUser("Ann");
        long bob = addFreeUser("Bob");

        assertThat(classic.findClassicOverlap(ann, bob, null))
                .containsExactly(new Slot().startTime(NINE).endTime(NINE + 4 * HOUR));
        classic.scheduleClassicMeeting(
                null,
                null,
                null,
                null,
                new ClassicMeeting()
                        .user1Id(ann)
                        .user2Id(bob)
                        .meetingStartTime(NINE)
                        .meetingEndTime(NINE + HOUR));
        assertThat(classic.listClassicAvailability(ann, null, null))
                .containsExactly(new Slot().startTime(NINE + HOUR).endTime(NINE + 4 * HOUR));
        assertThat(operation.checkReadiness().getStatus()).isEqualTo(HealthStatus.READY);
        assertThat(operation.getOpenApiJson()).containsKey("paths");
    }

    @Test
    void has_a_class_only_for_what_the_document_names() throws IOException {
        Path sources = Path.of("target/generated-sources/openapi/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(file.getFileName().toString())
                        .doesNotContain("Inner", "Inline", "200Response", "Request.", "Body");
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("BigDecimal");
            }
        }
    }
}
