package io.calendly.http.v2.user;

import io.calendly.application.user.VisibleUser;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.BodyFields;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.Request;
import io.calendly.http.response.Page;
import io.calendly.http.response.Reply;
import io.calendly.http.v2.schedule.ScheduleBody;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The handlers of users. */
public final class UserRoutes {

    private static final TextRule SEARCH = TextRule.line(200);

    private UserRoutes() {}

    private record Search(String text, PageRequest page) {}

    private record NewUser(Profile profile, Optional<Schedule> schedule) {}

    /** Lists users. */
    public static Reply list(Request request) {
        Search search =
                request.query(in -> new Search(in.optionalText("query", SEARCH).orElse(""), in.page(Cursor.NO_NAME)));
        UserId after = new UserId(search.page().after().map(Cursor::number).orElse(Long.MIN_VALUE));

        List<VisibleUser> users = request.services()
                .users()
                .page(search.text(), after, search.page().lookahead());

        return Page.reply(search.page(), users, user -> new Cursor(user.id().value(), ""), UserView::of);
    }

    /** Adds a user. */
    public static Reply add(Request request) {
        NewUser wanted = request.body(in -> new NewUser(
                new Profile(
                        in.text("name", Profile.NAME),
                        in.optionalText("email", Profile.EMAIL),
                        in.optionalText("time_zone", TimeZones.NAME).orElse(TimeZones.UTC),
                        in.optionalText("external_id", Profile.EXTERNAL_ID)),
                in.optionalObject("schedule", ScheduleBody::ofNewUser)));

        User user = request.services().users().add(wanted.profile(), wanted.schedule());

        return reply(201, user).with("Location", request.pathOf(user.id()));
    }

    /** Returns a user. */
    public static Reply get(Request request) {
        VisibleUser user = request.services().users().get(request.userInPath());

        Reply reply = Reply.json(200, UserView.of(user));
        return user.details().map(whole -> reply.withVersion(whole.version())).orElse(reply);
    }

    /** Changes a user. */
    public static Reply change(Request request) {
        UserId id = request.userInPath();
        UnaryOperator<Profile> change = request.body(UserRoutes::change);

        User user = request.services().users().change(id, request.precondition(), change);

        return reply(200, user);
    }

    private static UnaryOperator<Profile> change(BodyFields in) {
        UnaryOperator<String> name = in.requiredTextChange("name", Profile.NAME);
        UnaryOperator<Optional<String>> email = in.optionalTextChange("email", Profile.EMAIL);
        UnaryOperator<Optional<String>> timeZone = in.optionalTextChange("time_zone", TimeZones.NAME);
        UnaryOperator<Optional<String>> externalId = in.optionalTextChange("external_id", Profile.EXTERNAL_ID);
        return before -> new Profile(
                name.apply(before.name()),
                email.apply(before.email()),
                timeZone.apply(Optional.of(before.timeZone())).orElse(TimeZones.UTC),
                externalId.apply(before.externalId()));
    }

    /** Deletes a user. */
    public static Reply remove(Request request) {
        request.services().users().remove(request.userInPath(), request.precondition());

        return Reply.noContent();
    }

    private static Reply reply(int status, User user) {
        return Reply.json(status, UserView.of(user)).withVersion(user.version());
    }
}
