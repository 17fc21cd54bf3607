package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.application.Services;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The people. */
final class UserRoutes {

    private UserRoutes() {}

    static Reply list(Context ctx, Services services) {
        Query query = Query.of(ctx);
        String text = query.text("query", Profile.MAX_NAME);
        int count = query.count();
        Optional<PageToken> after = query.after(PageToken.NO_NAME);
        query.check();

        List<User> users = services.users()
                .page(text, new UserId(after.map(PageToken::number).orElse(Long.MIN_VALUE)), count + 1);

        return Page.of(query, users, user -> new PageToken(user.id().value(), ""), UserRoutes::write);
    }

    static Reply add(Context ctx, Services services) {
        Fields fields = Fields.of(ctx);
        String name = fields.text("name", Profile::faultInName);
        Optional<String> email = fields.optionalText("email", Profile::faultInEmail);
        Optional<ZoneId> timeZone =
                fields.optionalText("time_zone", Profile::faultInTimeZone).map(ZoneId::of);
        fields.check();

        User user = services.users().add(new Profile(name, email, timeZone.orElse(Profile.UTC)));

        return reply(201, user).with("Location", V2Routes.V2 + "/users/" + user.id());
    }

    static Reply get(Context ctx, Services services) {
        return reply(200, services.users().get(V2Routes.userInPath(ctx)));
    }

    static Reply change(Context ctx, Services services) {
        UserId id = V2Routes.userInPath(ctx);
        Fields fields = Fields.of(ctx);
        boolean named = fields.has("name");
        String name = named ? fields.text("name", Profile::faultInName) : "";
        boolean written = fields.has("email");
        Optional<String> email = fields.optionalText("email", Profile::faultInEmail);
        boolean placed = fields.has("time_zone");
        ZoneId timeZone = fields.optionalText("time_zone", Profile::faultInTimeZone)
                .map(ZoneId::of)
                .orElse(Profile.UTC);
        fields.check();

        User user = services.users()
                .change(
                        id,
                        ETags.expected(ctx),
                        before -> new Profile(
                                named ? name : before.name(),
                                written ? email : before.email(),
                                placed ? timeZone : before.timeZone()));

        return reply(200, user);
    }

    static Reply remove(Context ctx, Services services) {
        services.users().remove(V2Routes.userInPath(ctx), ETags.expected(ctx));

        return Reply.nothing();
    }

    private static Reply reply(int status, User user) {
        return Reply.json(status, json -> write(json, user)).with("ETag", ETags.of(user.version()));
    }

    private static void write(JsonGenerator json, User user) throws IOException {
        Profile profile = user.profile();
        json.writeStartObject();
        json.writeNumberField("id", user.id().value());
        json.writeStringField("name", profile.name());
        json.writeStringField("email", profile.email().orElse(null));
        json.writeStringField("time_zone", profile.timeZone().getId());
        json.writeNumberField("created_at", user.createdAt().getEpochSecond());
        json.writeEndObject();
    }
}
