package io.calendly.domain.access;

import io.calendly.domain.refusal.Refusal;
import java.time.Instant;

/** A refusal of a caller. */
public sealed interface AccessRefusal extends Refusal {

    /** The caller has no credential, or none that is valid. It says nothing about what exists. */
    record NotAuthenticated() implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }

        @Override
        public String code() {
            return "not-authenticated";
        }
    }

    /**
     * The credential may not be used for this.
     *
     * @param scope the scope that it lacks
     */
    record MissingScope(Scope scope) implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "missing-scope";
        }
    }

    /**
     * The request concerns others than the caller.
     *
     * @param rule the rule that allows it to others
     */
    record NotAllowed(Rule rule) implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "not-allowed";
        }
    }

    /** The caller may not act on behalf of users. */
    record NotForOthers() implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "not-for-others";
        }
    }

    /** The token is valid, and no user has its subject. */
    record UnknownSubject() implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "unknown-subject";
        }
    }

    /**
     * An API key would not be valid when it is made.
     *
     * @param expiresAt the time from which it would not be valid
     */
    record AlreadyExpired(Instant expiresAt) implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "already-expired";
        }
    }

    /**
     * There is no such API key.
     *
     * @param id the id
     */
    record UnknownApiKey(ApiKeyId id) implements AccessRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-api-key";
        }
    }
}
