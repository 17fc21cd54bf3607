package io.calendly.http.v2.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.Request;
import io.calendly.http.response.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The handler that returns the identity and the permissions of the caller. */
public final class MeRoutes {

    private MeRoutes() {}

    /**
     * A caller as JSON.
     *
     * @param userId the user whom the caller acts as; null if it acts as none
     * @param credentialId the id of the credential; null if there is none
     * @param may for each rule whether it allows something always, about the user alone, or never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record MeView(
            String role,
            @Nullable Long userId,
            @Nullable String name,
            List<String> scopes,
            @Nullable String credentialId,
            Map<String, String> may) {}

    /** Tells who the caller is. */
    public static Reply get(Request request) {
        Caller caller = request.caller();
        Optional<String> name =
                caller.user().map(user -> request.services().users().get(user).name());
        Map<String, String> may = new TreeMap<>();
        Stream.of(Rule.values()).forEach(rule -> may.put(ScopeWords.of(rule), extent(rule, caller)));

        return Reply.json(
                200,
                new MeView(
                        ScopeWords.of(caller.role()),
                        caller.user().map(UserId::value).orElse(null),
                        name.orElse(null),
                        ScopeWords.of(caller.scopes()),
                        caller.credential().orElse(null),
                        may));
    }

    private static String extent(Rule rule, Caller caller) {
        if (rule.allowsAlways(caller)) {
            return "always";
        }
        return rule.isPossibleFor(caller) ? "own" : "never";
    }
}
