package io.calendly.domain.user;

import io.calendly.domain.refusal.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A refusal that concerns users as such. */
public sealed interface UserRefusal extends Refusal {

    /**
     * The request names users that do not exist.
     *
     * @param users all such users of the request, at least one
     */
    record UnknownUsers(SortedSet<UserId> users) implements UserRefusal {

        /** Copies the users. */
        public UnknownUsers {
            users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
        }

        /** Returns the refusal of these users, in any order. */
        public static UnknownUsers of(Collection<UserId> users) {
            return new UnknownUsers(new TreeSet<>(users));
        }

        /** Returns the refusal of one user. */
        public static UnknownUsers of(UserId user) {
            return of(List.of(user));
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-user";
        }
    }

    /**
     * Another user has the e-mail address.
     *
     * @param email the address
     */
    record EmailTaken(String email) implements UserRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "email-taken";
        }

        /** Returns a text without the address, which must not reach a log. */
        @Override
        public String toString() {
            return "EmailTaken";
        }
    }

    /**
     * Another user has the id at the issuer of tokens.
     *
     * @param externalId the id
     */
    record ExternalIdTaken(String externalId) implements UserRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "external-id-taken";
        }
    }
}
