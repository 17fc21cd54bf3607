package io.calendly.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private static final Caller ANONYMOUS = Caller.anonymous("192.0.2.1");
    private static final Caller ANN_READING = Caller.user(ANN, "a-read", Set.of(Scope.READ));
    private static final Caller ANN_WRITING = Caller.user(ANN, "a-write", Set.of(Scope.WRITE));
    private static final Caller READING = Caller.service("s-read", Set.of(Scope.READ));
    private static final Caller WRITING = Caller.service("s-write", Set.of(Scope.WRITE));
    private static final Caller ADMINISTRATOR = Caller.administrator(Optional.empty(), "key:admin", "admin");

    private static final Set<Rule> READS = EnumSet.of(
            Rule.SEE_ONESELF,
            Rule.SEE_NAMES,
            Rule.SEE_FREE_TIME,
            Rule.SEE_PROFILE,
            Rule.SEE_TIME,
            Rule.SEE_MEETING,
            Rule.SEE_EVENT_TYPE,
            Rule.SEE_BOOKING);

    /** Whether a rule allows a request of user Ann about Ann alone, about Ann and Bob, and about Bob alone. */
    private static final Map<Rule, List<Boolean>> OF_USERS = Map.ofEntries(
            Map.entry(Rule.BOOK, List.of(true, true, true)),
            Map.entry(Rule.SEE_ONESELF, List.of(true, true, true)),
            Map.entry(Rule.SEE_NAMES, List.of(true, true, true)),
            Map.entry(Rule.SEE_FREE_TIME, List.of(true, true, true)),
            Map.entry(Rule.SEE_PROFILE, List.of(true, false, false)),
            Map.entry(Rule.CHANGE_PROFILE, List.of(true, false, false)),
            Map.entry(Rule.MANAGE_USERS, List.of(false, false, false)),
            Map.entry(Rule.SEE_TIME, List.of(true, false, false)),
            Map.entry(Rule.CHANGE_TIME, List.of(true, false, false)),
            Map.entry(Rule.SEE_MEETING, List.of(true, true, false)),
            Map.entry(Rule.CHANGE_MEETING, List.of(true, true, false)),
            Map.entry(Rule.SEE_EVENT_TYPE, List.of(true, true, false)),
            Map.entry(Rule.CHANGE_EVENT_TYPE, List.of(true, false, false)),
            Map.entry(Rule.SEE_BOOKING, List.of(true, true, false)),
            Map.entry(Rule.CHANGE_BOOKING, List.of(true, true, false)),
            Map.entry(Rule.ADMINISTER, List.of(false, false, false)));

    @ParameterizedTest
    @EnumSource(Rule.class)
    void allows_an_administrator_everything(Rule rule) {
        assertThat(rule.allowsAlways(ADMINISTRATOR)).isTrue();
        assertThat(rule.allows(ADMINISTRATOR, List.of(BOB))).isTrue();
        assertThat(rule.allows(Caller.ADMINISTRATOR, List.of(ANN, BOB))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void allows_a_service_what_its_scope_is_for(Rule rule) {
        boolean isOpen = rule == Rule.BOOK;
        boolean isRead = READS.contains(rule);

        assertThat(rule.allowsAlways(READING)).isEqualTo(isOpen || isRead);
        assertThat(rule.allows(READING, List.of(BOB))).isEqualTo(isOpen || isRead);
        assertThat(rule.allowsAlways(WRITING)).isEqualTo(rule != Rule.ADMINISTER);
        assertThat(rule.allows(WRITING, List.of(BOB))).isEqualTo(rule != Rule.ADMINISTER);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void allows_a_user_what_concerns_that_user(Rule rule) {
        List<Boolean> expected = OF_USERS.get(rule);

        assertThat(Stream.of(List.of(ANN), List.of(ANN, BOB), List.of(BOB))
                        .map(users -> rule.allows(ANN_WRITING, users)))
                .containsExactlyElementsOf(expected);
        assertThat(rule.allowsAlways(ANN_WRITING)).isEqualTo(expected.get(2));
        boolean isWithinScope = rule == Rule.BOOK || READS.contains(rule);
        assertThat(rule.allows(ANN_READING, List.of(ANN))).isEqualTo(expected.get(0) && isWithinScope);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void allows_a_caller_without_a_credential_to_book_only(Rule rule) {
        assertThat(rule.allowsAlways(ANONYMOUS)).isEqualTo(rule == Rule.BOOK);
        assertThat(rule.allows(ANONYMOUS, List.of(BOB))).isEqualTo(rule == Rule.BOOK);
        assertThat(rule.isPossibleFor(ANONYMOUS)).isEqualTo(rule == Rule.BOOK);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void is_possible_for_a_caller_if_there_is_a_user_about_whom_it_allows_something(Rule rule) {
        for (Caller caller : List.of(ANN_READING, ANN_WRITING, READING, WRITING, ADMINISTRATOR)) {
            assertThat(rule.isPossibleFor(caller))
                    .as("%s for %s", rule, caller)
                    .isEqualTo(rule.allows(caller, List.of(ANN)));
        }
    }

    @Test
    void says_why_it_does_not_allow_something() {
        assertThat(refusal(() -> Rule.SEE_NAMES.requireAlways(ANONYMOUS)))
                .isEqualTo(new AccessRefusal.NotAuthenticated());
        assertThat(refusal(() -> Rule.CHANGE_TIME.require(READING, BOB)))
                .isEqualTo(new AccessRefusal.MissingScope(Scope.WRITE));
        assertThat(refusal(() -> Rule.CHANGE_TIME.require(ANN_WRITING, BOB)))
                .isEqualTo(new AccessRefusal.NotAllowed(Rule.CHANGE_TIME));
        assertThat(refusal(() -> Rule.MANAGE_USERS.requirePossible(ANN_WRITING)))
                .isEqualTo(new AccessRefusal.NotAllowed(Rule.MANAGE_USERS));
        assertThat(refusal(() -> Rule.ADMINISTER.requireAlways(WRITING)))
                .isEqualTo(new AccessRefusal.MissingScope(Scope.ADMIN));
        assertThatCode(() -> Rule.CHANGE_TIME.require(ANN_WRITING, ANN)).doesNotThrowAnyException();
    }

    private static Object refusal(ThrowingCallable work) {
        return catchThrowableOfType(RefusedException.class, work).refusal();
    }
}
