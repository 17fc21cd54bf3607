package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** What {@link io.calendly.ports.Meetings} promises. */
public abstract class MeetingsContract extends Contract {

    @Test
    void gives_back_what_was_added_to_every_attendee() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        Meeting meeting = meeting(slot(10, 20), eve, ann, bob);

        write(stores -> {
            stores.calendars().lock(meeting.attendees(), meeting.slot());
            stores.meetings().add(meeting);
        });

        assertThat(meetings(ann)).containsExactly(meeting);
        assertThat(meetings(bob)).containsExactly(meeting);
        assertThat(meetings(eve)).containsExactly(meeting);
        assertThat(meetings(new UserId(404))).isEmpty();
    }

    @Test
    void finds_those_that_overlap_the_window_by_start() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        addMeeting(slot(40, 50), ann, eve);
        addMeeting(slot(0, 10), ann, bob);
        addMeeting(slot(10, 30), ann, bob);
        addMeeting(slot(30, 40), bob, eve);

        assertThat(meetings(ann, slot(10, 41))).extracting(Meeting::slot).containsExactly(slot(10, 30), slot(40, 50));
        assertThat(meetings(ann, slot(29, 40))).extracting(Meeting::slot).containsExactly(slot(10, 30));
        assertThat(meetings(ann, slot(50, 60))).isEmpty();
    }

    @Test
    void books_the_calendars_of_the_attendees_only() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        addMeeting(slot(10, 20), ann, bob);

        assertThat(calendar(ann, TimeSlot.ALWAYS).booked()).isEqualTo(slots(10, 20));
        assertThat(calendar(bob, TimeSlot.ALWAYS).booked()).isEqualTo(slots(10, 20));
        assertThat(calendar(eve, TimeSlot.ALWAYS).booked()).isEmpty();
    }

    @Test
    void lets_meetings_stand_back_to_back() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        addMeeting(slot(10, 20), ann, bob);
        addMeeting(slot(20, 30), ann, bob);
        addMeeting(slot(5, 10), ann, bob);

        assertThat(meetings(ann)).extracting(Meeting::slot).containsExactly(slot(5, 10), slot(10, 20), slot(20, 30));
    }

    @Test
    void refuses_to_put_anybody_in_two_places_at_once_whoever_asks() {
        UserId ann = addUser("Ann");
        UserId bob = addUser("Bob");
        UserId eve = addUser("Eve");
        addMeeting(slot(10, 20), ann, bob);

        for (TimeSlot taken : new TimeSlot[] {slot(10, 20), slot(5, 11), slot(19, 25), slot(12, 13), slot(0, 30)}) {
            assertThatExceptionOfType(Refusal.NotFree.class)
                    .as("%s", taken)
                    .isThrownBy(() -> addMeeting(taken, bob, eve))
                    .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(taken));
        }
        assertThat(meetings(eve)).isEmpty();
        assertThat(meetings(bob)).hasSize(1);
    }
}
