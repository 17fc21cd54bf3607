package io.calendly.http.v2.access;

import io.calendly.domain.access.AccessRefusal.AlreadyExpired;
import io.calendly.domain.access.AccessRefusal.MissingScope;
import io.calendly.domain.access.AccessRefusal.NotAllowed;
import io.calendly.domain.access.AccessRefusal.NotAuthenticated;
import io.calendly.domain.access.AccessRefusal.NotForOthers;
import io.calendly.domain.access.AccessRefusal.UnknownApiKey;
import io.calendly.domain.access.AccessRefusal.UnknownSubject;
import io.calendly.http.response.ProblemType;
import java.util.List;
import java.util.Map;

/** The types of problems for refusals of callers. */
public final class AccessProblems {

    private record NeededScope(String scope) {}

    private record BrokenRule(String rule) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                    NotAuthenticated.class,
                    "not-authenticated",
                    401,
                    "Not authenticated",
                    "The request needs a valid credential: the header Authorization with Bearer and an API key, or a token of"
                            + " the issuer that the server trusts."),
            ProblemType.of(
                            MissingScope.class,
                            "missing-scope",
                            403,
                            "Missing scope",
                            "The credential may not be used for this. scope names what it lacks.")
                    .detail(refusal -> "The credential lacks the scope " + ScopeWords.of(refusal.scope()))
                    .data(refusal -> new NeededScope(ScopeWords.of(refusal.scope()))),
            ProblemType.of(
                            NotAllowed.class,
                            "not-allowed",
                            403,
                            "Not allowed",
                            "The request concerns others than the caller. rule names the rule that it breaks; GET /api/v2/me"
                                    + " lists the rules.")
                    .detail(refusal ->
                            "The rule " + ScopeWords.of(refusal.rule()) + " does not allow this to the caller")
                    .data(refusal -> new BrokenRule(ScopeWords.of(refusal.rule()))),
            ProblemType.of(
                    NotForOthers.class,
                    "not-for-others",
                    403,
                    "Not for others",
                    "X-Act-As is for services and administrators. A user acts as that user only."),
            ProblemType.of(
                    UnknownSubject.class,
                    "unknown-subject",
                    403,
                    "Unknown subject",
                    "The token is valid, and no user belongs to it. An administrator gives a user the external_id that the"
                            + " issuer calls sub."),
            ProblemType.of(
                            AlreadyExpired.class,
                            "already-expired",
                            422,
                            "Already expired",
                            "The API key would not be valid when it is made.")
                    .detail(refusal -> "The key would have expired at " + refusal.expiresAt())
                    .errors(refusal -> Map.of("/expires_at", "must be later than now")),
            ProblemType.of(UnknownApiKey.class, "unknown-api-key", 404, "Unknown API key", "No API key has this id.")
                    .detail(refusal -> "Unknown API key: " + refusal.id()));

    private AccessProblems() {}
}
