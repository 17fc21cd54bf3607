package io.calendly.http.v2.user;

import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal.EmailTaken;
import io.calendly.domain.user.UserRefusal.ExternalIdTaken;
import io.calendly.domain.user.UserRefusal.UnknownUsers;
import io.calendly.http.response.ProblemType;
import java.util.List;

/** The types of problems for refusals that concern users as such. */
public final class UserProblems {

    private record UserIds(List<Long> userIds) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            UnknownUsers.class,
                            "unknown-user",
                            404,
                            "Unknown user",
                            "No user has this id, or the user was deleted. user_ids lists all such ids of the request, and"
                                    + " errors points to them in the body or in the query.")
                    .detail(refusal -> "Unknown users: " + refusal.users())
                    .data(refusal -> new UserIds(
                            refusal.users().stream().map(UserId::value).toList()))
                    .pointsTo(UnknownUsers::users, "is not the id of a user"),
            ProblemType.of(
                            EmailTaken.class,
                            "email-taken",
                            409,
                            "E-mail address taken",
                            "Another user has this e-mail address. Upper and lower case count as the same.")
                    .detail(refusal -> "Another user has the e-mail address"),
            ProblemType.of(
                    ExternalIdTaken.class,
                    "external-id-taken",
                    409,
                    "External id taken",
                    "Another user has this id at the issuer of tokens."));

    private UserProblems() {}
}
