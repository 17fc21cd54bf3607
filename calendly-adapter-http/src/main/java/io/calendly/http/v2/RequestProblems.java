package io.calendly.http.v2;

import io.calendly.application.idempotency.IdempotencyRefusal.KeyReused;
import io.calendly.application.idempotency.IdempotencyRefusal.StillRunning;
import io.calendly.application.version.VersionRefusal.ChangedSince;
import io.calendly.http.response.ProblemType;
import java.util.List;

/** The types of problems for refusals of the header fields that any request may have. */
final class RequestProblems {

    static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            ChangedSince.class,
                            "changed-since",
                            412,
                            "Changed since",
                            "The version is no longer one that If-Match names. Read the resource again and decide anew.")
                    .detail(refusal -> "The resource has changed since; its version is " + refusal.version()),
            ProblemType.of(
                            KeyReused.class,
                            "idempotency-key-reused",
                            422,
                            "Idempotency key reused",
                            "This Idempotency-Key came with another request in the last 24 hours. Use a new key for a new"
                                    + " request.")
                    .detail(refusal -> "The idempotency key was used for another request"),
            ProblemType.of(
                            StillRunning.class,
                            "still-running",
                            409,
                            "Still running",
                            "A request with this Idempotency-Key is still being carried out. Repeat it in a moment to get"
                                    + " the reply.")
                    .detail(refusal -> "A request with this idempotency key is still being carried out"));

    private RequestProblems() {}
}
