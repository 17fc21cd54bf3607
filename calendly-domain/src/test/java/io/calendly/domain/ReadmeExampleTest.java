package io.calendly.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRequest;
import io.calendly.domain.meeting.MeetingScheduler;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of Java in the README: they compile, they do what it says, and they are these. */
class ReadmeExampleTest {

    @Test
    void schedules_a_meeting_with_the_domain_jar_alone() {
        // readme: begin
        Instant now = Instant.parse("2030-01-07T08:00:00Z");
        TimeSlot window = TimeSlot.of(now, Instant.parse("2030-01-07T18:00:00Z"));
        TimeSlots annOpen = TimeSlots.of(window.withEnd(window.start() + 7200));
        TimeSlots bobOpen = TimeSlots.of(window.withStart(window.start() + 3600));
        var ann = AvailabilityCalendar.of(window, new StoredTime(new UserId(1), annOpen, TimeSlots.empty()));
        var bob = AvailabilityCalendar.of(window, new StoredTime(new UserId(2), bobOpen, TimeSlots.empty()));
        TimeSlot both = Overlaps.of(List.of(ann.free(), bob.free())).slots().get(0);
        MeetingId id = MeetingId.next(now, new SecureRandom());
        MeetingRequest request = MeetingRequest.of(id, List.of(ann.user(), bob.user()), both, now);
        // Throws a RefusedException with MeetingRefusal.NotFree unless both are free.
        Meeting meeting = MeetingScheduler.schedule(request, List.of(ann, bob));
        // readme: end

        assertThat(meeting.slot()).hasToString("2030-01-07T09:00:00Z/2030-01-07T10:00:00Z");
    }

    @Test
    void is_in_the_readme_to_the_letter() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/calendly/domain/ReadmeExampleTest.java"));
        String lines = source.substring(
                source.indexOf("// readme: begin\n") + "// readme: begin\n".length(),
                source.indexOf("        // readme: end"));

        assertThat(Files.readString(Path.of("../README.md"))).contains(lines.replaceAll("(?m)^ {8}", ""));
    }
}
