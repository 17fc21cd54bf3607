package io.calendly.http.v2.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import java.util.List;

/** The handlers of a user's declared and free time. */
public final class AvailabilityRoutes {

    private static final int MAX_SLOTS = 1_000;

    private AvailabilityRoutes() {}

    private record Collection(List<SlotView> collection) {}

    private record StillOpen(List<SlotView> stillOpen) {}

    /** Lists free time. */
    public static Reply free(Request request) {
        UserId user = request.userInPath();
        WindowPage asked = request.query(in -> WindowPage.of(in, request.services()));

        TimeSlots free = request.services().availability().freeTime(user, asked.window());

        return Page.replyOfAll(asked.page(), free.stream().toList(), TimeSlot::end, SlotView::of);
    }

    /** Declares time. */
    public static Reply open(Request request) {
        UserId user = request.userInPath();
        List<TimeSlot> slots = request.body(
                in -> in.optionalObjects("slots", MAX_SLOTS, BodyFields::slot).orElseGet(() -> List.of(in.slot())));

        TimeSlots merged = request.services().availability().open(user, TimeSlots.copyOf(slots));

        return Reply.json(201, new Collection(merged.stream().map(SlotView::of).toList()));
    }

    /** Takes declared time back, and tells what a schedule opens all the same. */
    public static Reply close(Request request) {
        UserId user = request.userInPath();
        TimeSlot window = request.query(in -> in.slot());

        TimeSlots open = request.services().availability().close(user, window);

        return open.isEmpty()
                ? Reply.noContent()
                : Reply.json(200, new StillOpen(open.stream().map(SlotView::of).toList()));
    }
}
