package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.application.AvailabilityService;
import io.calendly.application.Services;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.availability.Quorums;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** When several people can. */
final class OverlapRoutes {

    private static final int MAX_USERS = 1_000;

    /** How many people a page token names. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

    private static final Map<String, Overlap.Kind> KINDS =
            Map.of("full", Overlap.Kind.FULL, "partial", Overlap.Kind.PARTIAL);

    private static final Map<String, Boolean> SORTS = Map.of("start_time", false, "-available", true);

    private OverlapRoutes() {}

    static Reply list(Context ctx, Services services) {
        Query query = Query.of(ctx);
        List<UserId> users = users(query);
        List<UserId> required = required(query, users);
        int atLeast =
                (int) query.optionalInteger("at_least", 1, Integer.MAX_VALUE).orElse(users.size());
        if (atLeast > users.size()) {
            query.impossible("at_least", "must be at most the number of users, " + users.size());
        }
        long minDuration = query.optionalInteger("min_duration", 1, AvailabilityService.MAX_WINDOW.toSeconds())
                .orElse(1);
        Optional<Overlap.Kind> kind = query.optionalOneOf("kind", KINDS);
        boolean mostFirst = query.optionalOneOf("sort", SORTS).orElse(false);
        Optional<PageToken> after = query.after(mostFirst ? COUNT : PageToken.NO_NAME);
        TimeSlot window = AvailabilityRoutes.window(query, services);

        List<UserId> people = new ArrayList<>(new TreeSet<>(users));
        List<TimeSlots> free = services.availability().freeTime(new TreeSet<>(people), window);
        BitSet wanted = new BitSet();
        required.forEach(user -> wanted.set(people.indexOf(user)));
        Quorums quorums = Quorums.of(free, atLeast, wanted, minDuration);

        return page(query, quorums, kind, mostFirst, after, people);
    }

    private static List<UserId> users(Query query) {
        List<UserId> users = query.ids("user_id");
        if (new HashSet<>(users).size() < users.size()) {
            query.impossible("user_id", "must be different users");
        }
        if (users.size() < 2 || users.size() > MAX_USERS) {
            query.impossible("user_id", "must be given 2 to " + MAX_USERS + " times");
        }
        return users;
    }

    private static List<UserId> required(Query query, List<UserId> users) {
        List<UserId> required = query.ids("required_user_id");
        if (!new HashSet<>(users).containsAll(required)) {
            query.impossible("required_user_id", "must be among user_id");
        }
        return required;
    }

    /**
     * The page, of which alone it is looked up who can come. Its place is the end of its last stretch and, where those
     * with most people come first, how many they are.
     */
    private static Reply page(
            Query query,
            Quorums quorums,
            Optional<Overlap.Kind> kind,
            boolean mostFirst,
            Optional<PageToken> after,
            List<UserId> people) {
        IntStream inOrder = mostFirst ? IntStream.of(quorums.byMostAvailable()) : IntStream.range(0, quorums.size());
        List<Integer> found = inOrder.filter(i -> kind.stream().allMatch(wanted -> quorums.kind(i) == wanted))
                .filter(i -> after.stream().allMatch(place -> isPast(quorums, i, place, mostFirst)))
                .limit(query.count() + 1L)
                .boxed()
                .toList();
        return Page.of(
                query,
                found,
                i -> new PageToken(quorums.slot(i).end(), mostFirst ? Integer.toString(quorums.count(i)) : ""),
                (json, i) -> write(json, quorums, i, people));
    }

    private static boolean isPast(Quorums quorums, int index, PageToken place, boolean mostFirst) {
        boolean later = quorums.slot(index).end() > place.number();
        if (!mostFirst) {
            return later;
        }
        int count = Integer.parseInt(place.name());
        return quorums.count(index) < count || (quorums.count(index) == count && later);
    }

    private static void write(JsonGenerator json, Quorums quorums, int index, List<UserId> people) throws IOException {
        BitSet available = quorums.available(index);
        json.writeStartObject();
        AvailabilityRoutes.writeBounds(json, quorums.slot(index));
        json.writeStringField("kind", quorums.kind(index).name().toLowerCase(Locale.ROOT));
        writeUsers(json, "available_user_ids", people, available);
        available.flip(0, people.size());
        writeUsers(json, "missing_user_ids", people, available);
        json.writeEndObject();
    }

    private static void writeUsers(JsonGenerator json, String name, List<UserId> people, BitSet which)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = which.nextSetBit(0); i >= 0; i = which.nextSetBit(i + 1)) {
            json.writeNumber(people.get(i).value());
        }
        json.writeEndArray();
    }
}
