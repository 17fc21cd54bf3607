package io.calendly.http.v2.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.application.availability.WindowRefusal.WindowTooLong;
import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.DuringTimeOff;
import io.calendly.domain.availability.AvailabilityRefusal.InAMeeting;
import io.calendly.domain.time.TimeRefusal.InThePast;
import io.calendly.domain.time.TimeRefusal.InvalidSlot;
import io.calendly.http.request.Timestamps;
import io.calendly.http.response.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The types of problems for refusals of slots, of windows, and to declare time. */
public final class AvailabilityProblems {

    private record Busy(
            List<BusyView> busy,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {}

    private record Off(
            List<BusyView> timeOff,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {}

    private record MaxDays(long maxDays) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            InvalidSlot.class,
                            "invalid-slot",
                            422,
                            "Not a slot",
                            "A slot needs 0 <= start_time < end_time <= 253402300799, in epoch seconds.")
                    .detail(refusal -> "Not a slot: start " + refusal.start() + ", end " + refusal.end()
                            + Timestamps.millisecondsHint(LongStream.of(refusal.start(), refusal.end()))),
            ProblemType.of(
                            InThePast.class,
                            "in-the-past",
                            422,
                            "In the past",
                            "Time can be declared and meetings can be scheduled from now on only.")
                    .detail(refusal -> refusal.slot() + " starts before " + refusal.now())
                    .pointsTo(refusal -> List.of(refusal.slot()), "starts in the past"),
            ProblemType.of(
                            WindowTooLong.class,
                            "window-too-long",
                            422,
                            "Window too long",
                            "One request may ask about at most max_days days.")
                    .detail(refusal -> "A window has at most " + refusal.max().toDays() + " days")
                    .data(refusal -> new MaxDays(refusal.max().toDays()))
                    .errors(refusal -> Map.of(
                            "/end_time", "must be at most " + refusal.max().toDays() + " days after the start")),
            ProblemType.of(
                            AlreadyAvailable.class,
                            "already-available",
                            409,
                            "Already available",
                            "All of the time to declare is declared and free already.")
                    .detail(refusal -> "User " + refusal.user() + " is available in all of " + refusal.slot())
                    .pointsTo(refusal -> List.of(refusal.slot()), "is declared and free already"),
            ProblemType.of(
                            InAMeeting.class,
                            "in-a-meeting",
                            409,
                            "In a meeting",
                            "Declaring the time would free nothing: meetings take all of it that is not free, see busy.")
                    .detail(refusal -> "User " + refusal.user() + " is in a meeting in " + refusal.busy() + " of "
                            + refusal.slot())
                    .data(refusal -> new Busy(BusyView.of(refusal.user(), refusal.busy()), refusal.more()))
                    .pointsTo(refusal -> List.of(refusal.slot()), "would free nothing"),
            ProblemType.of(
                            DuringTimeOff.class,
                            "during-time-off",
                            409,
                            "During time off",
                            "Declaring the time would free nothing, because the user is off, see time_off. Meetings may"
                                    + " take the rest.")
                    .detail(refusal ->
                            "User " + refusal.user() + " is off in " + refusal.timeOff() + " of " + refusal.slot())
                    .data(refusal -> new Off(BusyView.of(refusal.user(), refusal.timeOff()), refusal.more()))
                    .pointsTo(refusal -> List.of(refusal.slot()), "would free nothing"));

    private AvailabilityProblems() {}
}
