package io.calendly.http.v2;

import io.calendly.domain.text.TextRule;
import io.calendly.domain.user.UserId;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.LenientIntegers;
import io.calendly.http.wire.Parameters;
import io.calendly.http.wire.Timestamps;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The parameters of a query. What is wrong with them is collected; {@link #check()} throws all of it at once. Until then
 * a faulty parameter reads as absent.
 */
final class Query {

    /** How many elements a page has if nobody says, and at most. */
    private static final int DEFAULT_COUNT = 20;

    private static final int MAX_COUNT = 100;

    private static final Set<String> PAGING = Set.of("count", "page_token");

    private final Parameters parameters;
    private final String list;
    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, String> impossible = new TreeMap<>();

    private Query(Parameters parameters, String path) {
        this.parameters = parameters;
        this.list = path + parameters.without(PAGING);
    }

    static Query of(Context ctx) {
        return new Query(Parameters.decode(ctx.queryString(), "query"), ctx.path());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    void fault(String name, String fault) {
        faults.putIfAbsent(name, fault);
    }

    /** What was understood, and can never be granted. */
    void impossible(String name, String why) {
        impossible.putIfAbsent(name, why);
    }

    /** One line of text; empty if it is left out. */
    String text(String name, int longest) {
        String text = value(name).orElse("");
        TextRule.faultInLine(text, longest).ifPresent(fault -> fault(name, fault));
        return text;
    }

    /** An instant in epoch seconds, which may be left out. */
    OptionalLong optionalTime(String name) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        // A plus that was not escaped came through as a blank, and a timestamp has no other.
        OptionalLong time = Timestamps.of(value.get().replace(' ', '+'));
        if (time.isEmpty()) {
            fault(name, Timestamps.EXPECTED);
        }
        return time;
    }

    /** An instant in epoch seconds, which must be there. */
    long time(String name) {
        if (value(name).isEmpty()) {
            fault(name, "is required");
        }
        return optionalTime(name).orElse(0);
    }

    /** An integer from a range, which may be left out. */
    OptionalLong optionalInteger(String name, long least, long most) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong integer = LenientIntegers.of(value.get());
        if (integer.isEmpty() || integer.getAsLong() < least || integer.getAsLong() > most) {
            fault(name, "must be an integer from " + least + " to " + most);
            return OptionalLong.empty();
        }
        return integer;
    }

    /** One of a few words, which may be left out. */
    <T> Optional<T> optionalOneOf(String name, Map<String, T> words) {
        Optional<String> value = value(name);
        Optional<T> meaning = value.map(words::get);
        if (value.isPresent() && meaning.isEmpty()) {
            fault(name, Fields.oneOf(words));
        }
        return meaning;
    }

    /** Numbers of users, as many as there are. */
    List<UserId> ids(String name) {
        List<UserId> ids = new ArrayList<>();
        for (String value : parameters.all(name)) {
            OptionalLong id = LenientIntegers.of(value);
            if (id.isEmpty()) {
                fault(name, "must be user ids");
            } else {
                ids.add(new UserId(id.getAsLong()));
            }
        }
        return ids;
    }

    /** How many elements are asked for. */
    int count() {
        return (int) optionalInteger("count", 1, MAX_COUNT).orElse(DEFAULT_COUNT);
    }

    /**
     * Where the page begins, if it is not the first one of this list.
     *
     * @param names what the names of places in this list look like
     */
    Optional<PageToken> after(Pattern names) {
        Optional<String> token = value("page_token");
        Optional<PageToken> place = token.flatMap(text -> PageToken.read(list, text))
                .filter(read -> names.matcher(read.name()).matches());
        if (token.isPresent() && place.isEmpty()) {
            fault("page_token", "must be a token that came with another page of this list");
        }
        return place;
    }

    /** What the token of the next page has to be for. */
    String list() {
        return list;
    }

    /**
     * Goes on only if nothing is wrong.
     *
     * @throws InvalidInput with everything that is wrong
     */
    void check() {
        boolean understood = faults.isEmpty();
        impossible.forEach(faults::putIfAbsent);
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults, understood);
        }
    }
}
