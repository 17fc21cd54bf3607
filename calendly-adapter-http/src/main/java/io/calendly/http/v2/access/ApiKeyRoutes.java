package io.calendly.http.v2.access;

import io.calendly.application.access.ApiKeyService;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Scope;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The handlers of API keys. */
public final class ApiKeyRoutes {

    private ApiKeyRoutes() {}

    private record Wanted(String name, Optional<UserId> user, Set<Scope> scopes, Optional<Instant> expiresAt) {}

    /** Makes a key. */
    public static Reply make(Request request) {
        Wanted wanted = request.body(in ->
                new Wanted(in.text("name", ApiKey.NAME), in.optionalUserId("user_id"), scopes(in), expiresAt(in)));

        ApiKeyService.Made made =
                request.services().apiKeys().make(wanted.name(), wanted.user(), wanted.scopes(), wanted.expiresAt());

        return Reply.json(201, ApiKeyView.of(made))
                .with("Location", request.pathOf(made.key().id()))
                .with("Cache-Control", "no-store");
    }

    private static Set<Scope> scopes(BodyFields in) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(in.someOf("scopes", ScopeWords.SCOPES));
        return scopes;
    }

    private static Optional<Instant> expiresAt(BodyFields in) {
        OptionalLong seconds = in.optionalTime("expires_at");
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (seconds.getAsLong() > TimeSlot.MAX) {
            in.impossible("expires_at", "must be at most " + TimeSlot.MAX);
        }
        return Optional.of(Instant.ofEpochSecond(Math.max(0, Math.min(seconds.getAsLong(), TimeSlot.MAX))));
    }

    /** Lists keys. */
    public static Reply list(Request request) {
        PageRequest page = request.query(in -> in.page(Request.uuidForm()));
        Optional<ApiKeyId> after = page.after().map(cursor -> new ApiKeyId(UUID.fromString(cursor.name())));

        List<ApiKey> keys = request.services().apiKeys().page(after, page.lookahead());

        return Page.reply(page, keys, key -> new Cursor(0, key.id().toString()), ApiKeyView::of);
    }

    /** Revokes a key. */
    public static Reply revoke(Request request) {
        request.services().apiKeys().revoke(new ApiKeyId(request.uuidInPath("api_key")));

        return Reply.noContent();
    }
}
