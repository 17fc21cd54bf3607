package io.calendly.jdbc.store;

import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.user.UserId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The types of the domain as parameters and columns. */
final class OurTypes {

    private OurTypes() {}

    /** Registers all types but those that each database binds in its own way. */
    static void register(Jdbi jdbi) {
        jdbi.registerArgument(argument(
                UserId.class, id -> (position, statement, context) -> statement.setLong(position, id.value())));
        jdbi.registerArgument(argument(
                Instant.class,
                time -> (position, statement, context) -> statement.setLong(position, time.getEpochSecond())));
        jdbi.registerArgument(argument(
                Caller.class, caller -> (position, statement, context) -> statement.setString(position, caller.id())));
        jdbi.registerColumnMapper(UserId.class, (row, column, context) -> new UserId(row.getLong(column)));
        jdbi.registerRowMapper(new UserMapper());
        jdbi.registerRowMapper(new MeetingMapper());
        jdbi.registerRowMapper(new OutboxMapper());
        jdbi.registerRowMapper(new TimeOffMapper());
        jdbi.registerRowMapper(new EventTypeMapper());
        jdbi.registerRowMapper(new HostedEventTypeMapper());
        jdbi.registerRowMapper(new BookingMapper());
        jdbi.registerRowMapper(new HostedBookingMapper());
        jdbi.registerRowMapper(new PlaceMapper());
        jdbi.registerRowMapper(new HoldMapper());
        jdbi.registerRowMapper(new ApiKeyMapper());
        jdbi.registerRowMapper(ConstructorMapper.factory(IdempotencyKeysSql.Row.class));
        jdbi.registerRowMapper(ConstructorMapper.factory(UsersSql.Name.class));
        jdbi.registerRowMapper(ConstructorMapper.factory(SchedulesSql.Name.class));
        jdbi.registerRowMapper(ConstructorMapper.factory(SchedulesSql.Part.class));
    }

    /** Registers how UUIDs and lists of users are bound. */
    static void register(Jdbi jdbi, Function<UUID, Argument> uuid, Function<UserIds, Argument> users) {
        jdbi.registerArgument(argument(MeetingId.class, id -> uuid.apply(id.value())));
        jdbi.registerArgument(argument(TimeOffId.class, id -> uuid.apply(id.value())));
        jdbi.registerArgument(argument(EventTypeId.class, id -> uuid.apply(id.value())));
        jdbi.registerArgument(argument(BookingId.class, id -> uuid.apply(id.value())));
        jdbi.registerArgument(argument(HoldId.class, id -> uuid.apply(id.value())));
        jdbi.registerArgument(argument(ApiKeyId.class, id -> uuid.apply(id.value())));
        jdbi.registerArgument(argument(UserIds.class, users));
    }

    private static <T> ArgumentFactory argument(Class<T> type, Function<T, Argument> argument) {
        return new Binding<>(type, argument);
    }

    /** A factory of arguments of a type. It prepares them, since JDBI prefers its own factories that do. */
    private record Binding<T>(Class<T> type, Function<T, Argument> argument) implements ArgumentFactory.Preparable {

        @Override
        public Optional<Function<Object, Argument>> prepare(Type declared, ConfigRegistry config) {
            return declared == type ? Optional.of(this::bind) : Optional.empty();
        }

        @Override
        public Optional<Argument> build(Type declared, Object value, ConfigRegistry config) {
            return type.isInstance(value) ? Optional.of(bind(value)) : Optional.empty();
        }

        private Argument bind(Object value) {
            return argument.apply(type.cast(value));
        }
    }
}
