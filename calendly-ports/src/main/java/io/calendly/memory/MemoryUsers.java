package io.calendly.memory;

import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

final class MemoryUsers implements Users {

    private final MemoryStores stores;

    MemoryUsers(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public User add(String name, Instant createdAt) {
        Memory memory = stores.writing();
        User user = new User(new UserId(++memory.lastUserId), name, createdAt.truncatedTo(ChronoUnit.SECONDS));
        stores.put(memory.users, user.id(), user);
        return user;
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(stores.reading().users.get(id));
    }

    @Override
    public List<User> all() {
        return List.copyOf(stores.reading().users.values());
    }

    @Override
    public boolean isEmpty() {
        return stores.reading().users.isEmpty();
    }
}
