package io.calendly.http.v2.availability;

import io.calendly.application.Services;
import io.calendly.application.availability.AvailabilityService;
import io.calendly.application.availability.Quorum;
import io.calendly.application.availability.QuorumQuery;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The handler of overlaps. */
public final class OverlapRoutes {

    /** The form of the number of users in a cursor. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

    private static final Map<String, Overlap.Kind> KINDS =
            Map.of("full", Overlap.Kind.FULL, "partial", Overlap.Kind.PARTIAL);

    private static final Map<String, QuorumQuery.Order> ORDERS =
            Map.of("start_time", QuorumQuery.Order.BY_START, "-available", QuorumQuery.Order.MOST_AVAILABLE_FIRST);

    private final SearchPermits permits;

    /**
     * Makes the handler.
     *
     * @param permits the permits for searches
     */
    public OverlapRoutes(SearchPermits permits) {
        this.permits = permits;
    }

    private record Asked(QuorumQuery quorums, PageRequest page) {}

    /** Lists the time in which enough users are free. */
    public Reply list(Request request) {
        Asked asked = request.query(in -> asked(in, request.services()));

        return permits.run(asked.quorums().users().size(), () -> search(request, asked));
    }

    private static Reply search(Request request, Asked asked) {
        List<Quorum> quorums = request.services().availability().quorums(asked.quorums());

        boolean counted = asked.quorums().order() == QuorumQuery.Order.MOST_AVAILABLE_FIRST;
        return Page.reply(
                asked.page(),
                quorums,
                quorum -> new Cursor(
                        quorum.slot().end(),
                        counted ? Integer.toString(quorum.available().size()) : ""),
                OverlapView::of);
    }

    private static Asked asked(QueryParameters in, Services services) {
        SortedSet<UserId> users = users(in);
        SortedSet<UserId> required = new TreeSet<>(in.userIds("required_user_id"));
        if (!users.containsAll(required)) {
            in.impossible("required_user_id", "must be among user_id");
            required = new TreeSet<>();
        }
        int atLeast = (int) in.optionalInteger("at_least", 1, Integer.MAX_VALUE).orElse(users.size());
        if (atLeast > users.size()) {
            in.impossible("at_least", "must be at most the number of users, " + users.size());
            atLeast = users.size();
        }
        long minDuration = in.optionalInteger("min_duration", 1, AvailabilityService.MAX_WINDOW.toSeconds())
                .orElse(1);
        Optional<Overlap.Kind> kind = in.optionalOneOf("kind", KINDS);
        QuorumQuery.Order order = in.optionalOneOf("sort", ORDERS).orElse(QuorumQuery.Order.BY_START);
        TimeSlot window = in.slot(services.availability()::window);
        PageRequest page = in.page(order == QuorumQuery.Order.BY_START ? Cursor.NO_NAME : COUNT);
        Optional<QuorumQuery.Position> after = page.after()
                .map(cursor -> new QuorumQuery.Position(
                        cursor.number(), cursor.name().isEmpty() ? 0 : Integer.parseInt(cursor.name())));
        return new Asked(
                new QuorumQuery(users, required, atLeast, minDuration, window, kind, order, after, page.lookahead()),
                page);
    }

    private static SortedSet<UserId> users(QueryParameters in) {
        List<UserId> users = in.userIds("user_id");
        if (new HashSet<>(users).size() < users.size()) {
            in.impossible("user_id", "must be different users");
        }
        if (users.size() < 2 || users.size() > QuorumQuery.MAX_USERS) {
            in.impossible("user_id", "must be given 2 to " + QuorumQuery.MAX_USERS + " times");
            return new TreeSet<>(List.of(new UserId(0), new UserId(1)));
        }
        return new TreeSet<>(users);
    }
}
