package io.calendly.http.request;

import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of a query. */
public final class QueryParameters extends Input {

    private static final int DEFAULT_COUNT = 20;

    private static final int MAX_COUNT = 100;

    private static final Set<String> PAGING = Set.of("count", "page_token");

    private final Parameters parameters;
    private final String list;

    private QueryParameters(Parameters parameters, String path, Faults faults, Origins origins) {
        super("", faults, origins);
        this.parameters = parameters;
        this.list = path + parameters.without(PAGING);
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
        return faults.unlessAny(decoder.apply(new QueryParameters(parameters, path, faults, origins)));
    }

    private record Text(String value) implements Value {

        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }

        @Override
        public OptionalLong integer() {
            return LenientIntegers.of(value);
        }

        /** A plus that was not escaped arrives as a blank, and a timestamp has no other blank. */
        @Override
        public OptionalLong time() {
            return Timestamps.of(value.replace(' ', '+'));
        }
    }

    @Override
    Optional<Value> value(String name) {
        return Optional.ofNullable(parameters.get(name)).map(Text::new);
    }

    /** Returns the ids of users, one for each time that the parameter is given. */
    public List<UserId> userIds(String name) {
        List<UserId> ids = new ArrayList<>();
        for (String value : parameters.all(name)) {
            OptionalLong id = LenientIntegers.of(value);
            if (id.isEmpty()) {
                malformed(name, "must be user ids");
            } else {
                ids.add(new UserId(id.getAsLong()));
            }
        }
        ids.forEach(id -> origins().add(pointerTo(name), id));
        return ids;
    }

    /** Returns the id of a user, which may be absent. */
    public Optional<UserId> optionalUserId(String name) {
        List<UserId> ids = userIds(name);
        if (ids.size() > 1) {
            malformed(name, "must be given once");
        }
        return ids.stream().findFirst();
    }

    /** Returns a UUID, which may be absent. */
    public Optional<UUID> optionalUuid(String name) {
        Optional<String> text = value(name).flatMap(Value::text);
        Optional<String> uuid =
                text.filter(each -> Request.uuidForm().matcher(each).matches());
        if (text.isPresent() && uuid.isEmpty()) {
            malformed(name, "must be a UUID");
        }
        return uuid.map(UUID::fromString);
    }

    /**
     * Returns the page that is asked for.
     *
     * @param names the form of the names in the cursors of this list, see {@link Cursor#name()}
     */
    public PageRequest page(Pattern names) {
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
