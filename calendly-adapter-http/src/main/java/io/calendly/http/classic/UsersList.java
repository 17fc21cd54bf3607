package io.calendly.http.classic;

import io.calendly.application.UserService;
import io.calendly.domain.user.User;
import io.calendly.http.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The list of everyone, as it is written on the wire.
 *
 * <p>The last one is kept, and the storage is asked each time whether it is still true, which costs less than every row.
 * It is read anew once a second nevertheless: a storage that was put back to an earlier day under a running server may
 * come to the same number again.
 *
 * <p>For one thread at a time.
 */
final class UsersList implements Supplier<byte[]> {

    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private final UserService users;
    private byte[] kept = new byte[0];
    private long revision = -1;
    private long readAt = 0;

    UsersList(UserService users) {
        this.users = users;
    }

    @Override
    public byte[] get() {
        long now = System.nanoTime();
        if (revision < 0 || now - readAt > LONGEST || users.revision() != revision) {
            UserService.Everyone everyone = users.everyone();
            kept = json(everyone.users());
            revision = everyone.revision();
            readAt = now;
        }
        return kept;
    }

    private static byte[] json(List<User> users) {
        return Json.bytes(json -> {
            json.writeStartArray();
            for (User user : users) {
                json.writeStartObject();
                json.writeNumberField("id", user.id().value());
                json.writeStringField("name", user.name());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
