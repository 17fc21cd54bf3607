package io.calendly.http.request;

import io.calendly.application.Services;
import io.calendly.application.booking.ManageToken;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.access.Caller;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.user.UserId;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A request with its caller, and the services that carry it out on the caller's behalf. */
public final class Request {

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String ORIGINS = Origins.class.getName();
    private static final String CALLER = Caller.class.getName();
    private static final String MANAGE_TOKEN = ManageToken.class.getName();

    private final Context ctx;
    private final Services services;

    private Request(Context ctx, Services services) {
        this.ctx = ctx;
        this.services = services;
    }

    /** Returns the request that a handler works on, with services that work on behalf of its caller. */
    public static Request of(Context ctx, Services services) {
        Caller caller = ctx.attribute(CALLER);
        if (caller == null) {
            throw new IllegalStateException("Nothing has found out who the caller is");
        }
        return new Request(ctx, services.as(caller));
    }

    /** Notes who the caller of a request is. */
    public static void setCaller(Context ctx, Caller caller) {
        ctx.attribute(CALLER, caller);
    }

    /** Notes that an invitee sends a request, by the manage token of a booking. */
    public static void setManageToken(Context ctx, ManageToken token) {
        ctx.attribute(MANAGE_TOKEN, token);
    }

    /** Returns the manage token of the invitee who sends a request; empty for any other caller. */
    public static Optional<ManageToken> manageTokenOf(Context ctx) {
        return Optional.ofNullable(ctx.attribute(MANAGE_TOKEN));
    }

    /** Returns the manage token of the invitee who sends this request; empty for any other caller. */
    public Optional<ManageToken> manageToken() {
        return manageTokenOf(ctx);
    }

    /** Returns this request with services that carry it out in another way. */
    public Request with(Services other) {
        return new Request(ctx, other);
    }

    /** Returns the caller. */
    public Caller caller() {
        return services.caller();
    }

    /** Returns the services that work on the caller's behalf. */
    public Services services() {
        return services;
    }

    /**
     * Decodes the body, an object of JSON. The decoder sees placeholders where something is wrong; its result is
     * returned only if nothing is.
     *
     * @throws InvalidInput with everything that is wrong
     */
    public <T> T body(Function<BodyFields, T> decoder) {
        return BodyFields.decode(RequestBody.json(ctx), originsIn(ctx), decoder);
    }

    /**
     * Decodes the query. The decoder sees placeholders where something is wrong; its result is returned only if nothing
     * is.
     *
     * @throws InvalidInput with everything that is wrong
     */
    public <T> T query(Function<QueryParameters, T> decoder) {
        Parameters parameters = Parameters.decode(ctx.queryString(), "query");
        return QueryParameters.decode(parameters, ctx.path(), originsIn(ctx), decoder);
    }

    /**
     * Returns the id of the user in the path.
     *
     * @throws UnknownId if the path has something else there
     */
    public UserId userInPath() {
        return new UserId(LenientIntegers.of(ctx.pathParam("user_id"))
                .orElseThrow(() -> new UnknownId("user", "an integer, as in the list of all")));
    }

    /**
     * Returns the UUID in the path that is the id of a resource.
     *
     * @param resource the kind of the resource, whose parameter has this name and {@code _id}
     * @throws UnknownId if the path has something else there
     */
    public UUID uuidInPath(String resource) {
        String text = ctx.pathParam(resource + "_id");
        if (!UUID_FORM.matcher(text).matches()) {
            throw new UnknownId(resource, "a UUID, as in the list of all");
        }
        return UUID.fromString(text);
    }

    /**
     * Returns the text in the path that should be the name of a resource.
     *
     * @param resource the kind of the resource, whose parameter has this name and {@code _name}
     */
    public String textInPath(String resource) {
        return ctx.pathParam(resource + "_name");
    }

    /**
     * Returns the name in the path that identifies a resource.
     *
     * @param resource the kind of the resource, whose parameter has this name and {@code _name}
     * @param rule the rule for names
     * @throws UnknownId if the path has something else there
     */
    public String nameInPath(String resource, TextRule rule) {
        String name = textInPath(resource);
        if (rule.faultIn(name).isPresent()) {
            throw new UnknownId(resource, "a name, as in the list of all");
        }
        return name;
    }

    /** Returns the slug in the path, which may have any form. */
    public String slugInPath() {
        return ctx.pathParam("slug");
    }

    /** Returns the form of UUIDs. */
    public static Pattern uuidForm() {
        return UUID_FORM;
    }

    /** Checks that the query has no parameters. */
    public void requireNoQuery() {
        query(in -> true);
    }

    private List<String> ifMatch() {
        return Collections.list(ctx.req().getHeaders("If-Match"));
    }

    /**
     * Returns the precondition in the header {@code If-Match}.
     *
     * @throws InvalidInput if the header is not a list of entity tags
     */
    public VersionPrecondition precondition() {
        return EntityTags.precondition(ifMatch());
    }

    /** Returns the value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(ctx.header(name));
    }

    /** Returns the path, without the query. */
    public String path() {
        return ctx.path();
    }

    /** Returns the path of a resource that lies under the path of this request. */
    public String pathOf(Object id) {
        String path = ctx.path();
        return (path.endsWith("/") ? path : path + "/") + id;
    }

    /** Returns the places that the decoded values of this request came from. */
    public Origins origins() {
        return originsIn(ctx);
    }

    /** Returns the places that the decoded values of a request came from. */
    public static Origins originsIn(Context ctx) {
        Origins known = ctx.attribute(ORIGINS);
        if (known != null) {
            return known;
        }
        Origins none = new Origins();
        ctx.attribute(ORIGINS, none);
        return none;
    }

    /** Returns a digest of everything that makes this request the same as another. */
    public String fingerprint() {
        String target = ctx.method() + " " + ctx.path() + "?" + ctx.queryString() + "\n";
        String match = ifMatch() + manageToken().map(ManageToken::value).orElse("") + "\n";
        return HexFormat.of().formatHex(Sha256.of(target + match, ctx.bodyAsBytes()));
    }
}
