package io.calendly.application.idempotency;

import io.calendly.domain.refusal.Refusal;

/** A refusal of an idempotency key. */
public sealed interface IdempotencyRefusal extends Refusal {

    /** The key was used for a different request. */
    record KeyReused() implements IdempotencyRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "idempotency-key-reused";
        }
    }

    /** A request with the same key is still being carried out. */
    record StillRunning() implements IdempotencyRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "still-running";
        }
    }
}
