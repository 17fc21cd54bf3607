package io.calendly.http.request;

import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a query. A parameter that is never asked for is a fault.
 *
 * <p>Page tokens are bound to the decoded values of all parameters that are asked for before the page. The same value in
 * another form, such as an instant with another offset, is the same list.
 */
public final class QueryParameters extends Input {

    private static final int DEFAULT_COUNT = 20;

    private static final int MAX_COUNT = 100;

    /** The forms in which frameworks write the elements of a list: user_id[] and user_id[0]. */
    private static final Pattern ELEMENT = Pattern.compile("([^\\[]*)\\[\\d{0,9}]");

    /** A list in one value: 1,2 and [1,2]. */
    private static final Pattern LIST = Pattern.compile("\\[?\\d{1,19}( ?[,;|] ?\\d{1,19})*]?");

    private final Parameters parameters;
    private final String path;
    private final KnownNames known = new KnownNames();
    private final SortedMap<String, Object> decoded = new TreeMap<>();

    private QueryParameters(Parameters parameters, String path, Faults faults, Origins origins) {
        super("", faults, origins);
        this.parameters = parameters;
        this.path = path;
    }

    /**
     * Decodes a query. The decoder sees placeholders where something is wrong; its result is returned only if nothing
     * is.
     *
     * @param path the path of the request, which page tokens are bound to
     * @throws InvalidInput with everything that is wrong
     */
    static <T> T decode(Parameters parameters, String path, Origins origins, Function<QueryParameters, T> decoder) {
        Faults faults = new Faults();
        return faults.unlessAny(new QueryParameters(parameters, path, faults, origins).decode(decoder));
    }

    private <T> T decode(Function<QueryParameters, T> decoder) {
        T result = decoder.apply(this);
        for (String name : parameters.names()) {
            // Two ampersands in a row, or one at an end, make a parameter without a name.
            boolean none = name.isEmpty() && parameters.all(name).stream().allMatch(String::isEmpty);
            if (!none && !known.contains(name)) {
                malformed(name, "is not a parameter of this request" + hint(name));
            }
        }
        return result;
    }

    private String hint(String name) {
        Matcher element = ELEMENT.matcher(name);
        return element.matches() && known.contains(element.group(1))
                ? "; repeat " + element.group(1) + " instead" + repeated(element.group(1))
                : known.nearestTo(name);
    }

    private static String repeated(String name) {
        return ", such as " + name + "=1&" + name + "=2";
    }

    /** A parameter. Its decoded value becomes part of what page tokens are bound to. */
    private final class Text implements Value {

        private final String name;
        private final String value;

        Text(String name, String value) {
            this.name = name;
            this.value = value;
        }

        @Override
        public Optional<String> text() {
            decoded.put(name, value);
            return Optional.of(value);
        }

        @Override
        public OptionalLong integer() {
            OptionalLong integer = LenientIntegers.of(value);
            integer.ifPresent(number -> decoded.put(name, number));
            return integer;
        }

        /** A plus that was not escaped arrives as a blank, and a timestamp has no other blank. */
        @Override
        public OptionalLong time() {
            OptionalLong time = Timestamps.of(value.replace(' ', '+'));
            time.ifPresent(seconds -> decoded.put(name, seconds));
            return time;
        }
    }

    @Override
    Optional<Value> value(String name) {
        known.add(name);
        return Optional.ofNullable(parameters.get(name)).map(value -> new Text(name, value));
    }

    /** Returns the ids of users, one for each time that the parameter is given. */
    public List<UserId> userIds(String name) {
        known.add(name);
        List<UserId> ids = new ArrayList<>();
        for (String value : parameters.all(name)) {
            OptionalLong id = LenientIntegers.of(value);
            if (id.isEmpty()) {
                malformed(name, "must be user ids" + (LIST.matcher(value).matches() ? repeatedIn(name) : ""));
            } else {
                ids.add(new UserId(id.getAsLong()));
            }
        }
        ids.forEach(id -> origins().add(pointerTo(name), id));
        if (!ids.isEmpty()) {
            decoded.put(name, ids.stream().map(UserId::value).sorted().toList());
        }
        return ids;
    }

    private static String repeatedIn(String name) {
        return "; repeat the parameter for several" + repeated(name);
    }

    /** Returns the id of a user, which may be absent. */
    public Optional<UserId> optionalUserId(String name) {
        List<UserId> ids = userIds(name);
        if (ids.size() > 1) {
            malformed(name, "must be given once");
        }
        return ids.stream().findFirst();
    }

    /**
     * Returns the page that is asked for. It is decoded after all other parameters of the list.
     *
     * @param names the form of the names in the cursors of this list, see {@link Cursor#name()}
     */
    public PageRequest page(Pattern names) {
        String list = path + decoded;
        int count = (int) optionalInteger("count", 1, MAX_COUNT).orElse(DEFAULT_COUNT);
        Optional<String> token = value("page_token").flatMap(Value::text);
        Optional<Cursor> after = token.flatMap(text -> Cursor.read(list, text))
                .filter(cursor -> names.matcher(cursor.name()).matches());
        if (token.isPresent() && after.isEmpty()) {
            malformed("page_token", "must be a token that came with another page of this list");
        }
        return new PageRequest(count, after, list);
    }
}
