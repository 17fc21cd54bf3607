package io.calendly.http.v2.booking;

import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.user.UserId;
import io.calendly.http.v2.availability.SlotView;
import io.calendly.ports.HostedBooking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A booking as JSON, with times in epoch seconds.
 *
 * @param answers the answers by the names of their questions: texts, or true and false
 * @param rescheduledFrom the slot before the booking was last rescheduled; null if it never was
 * @param endedAt the time at which it was declined or canceled; null unless it was
 * @param endedReason the reason why it was declined or canceled; null unless it was
 */
record BookingView(
        String id,
        String eventTypeId,
        String meetingId,
        String status,
        long startTime,
        long endTime,
        List<Long> hostIds,
        InviteeView invitee,
        List<String> guests,
        Map<String, Object> answers,
        long createdAt,
        @Nullable SlotView rescheduledFrom,
        @Nullable Long endedAt,
        @Nullable String endedReason) {

    /** An invitee as JSON. */
    record InviteeView(String name, String email, String timeZone) {

        static InviteeView of(Invitee invitee) {
            return new InviteeView(invitee.name(), invitee.email(), invitee.timeZone());
        }
    }

    static BookingView of(HostedBooking hosted) {
        Booking booking = hosted.booking();
        Booking.Party party = booking.party();
        Booking.History history = booking.history();
        return new BookingView(
                booking.id().toString(),
                booking.eventType().toString(),
                booking.meeting().toString(),
                booking.status().name().toLowerCase(Locale.ROOT),
                booking.slot().start(),
                booking.slot().end(),
                hosted.hosts().stream().map(UserId::value).toList(),
                InviteeView.of(party.invitee()),
                party.guests(),
                answers(party.answers()),
                booking.createdAt().getEpochSecond(),
                history.rescheduledFrom().map(SlotView::of).orElse(null),
                history.ending().map(ending -> ending.at().getEpochSecond()).orElse(null),
                history.ending().map(Cancellation::reason).orElse(null));
    }

    private static Map<String, Object> answers(Answers answers) {
        Map<String, Object> values = new LinkedHashMap<>();
        answers.byQuestion().forEach((question, answer) -> values.put(question, value(answer)));
        return values;
    }

    private static Object value(Answers.Answer answer) {
        if (answer instanceof Answers.YesOrNo decided) {
            return decided.value();
        }
        return ((Answers.Words) answer).value();
    }
}
