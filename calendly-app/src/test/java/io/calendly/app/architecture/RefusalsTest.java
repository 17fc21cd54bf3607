package io.calendly.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.http.request.Origins;
import io.calendly.http.response.ProblemType;
import io.calendly.http.response.Problems;
import io.calendly.http.v2.V2Routes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every refusal belongs to a sealed family, and is told over HTTP. */
class RefusalsTest {

    private static final Map<Class<?>, Object> EXAMPLES = Map.ofEntries(
            Map.entry(long.class, 1L),
            Map.entry(int.class, 1),
            Map.entry(Integer.class, 1),
            Map.entry(String.class, "text"),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ofDays(1)),
            Map.entry(UUID.class, new UUID(0, 1)),
            Map.entry(UserId.class, new UserId(1)),
            Map.entry(TimeSlot.class, TimeSlot.of(0, 1)),
            Map.entry(TimeSlots.class, TimeSlots.of(TimeSlot.of(0, 1))),
            Map.entry(Reason.class, new Reason.Inactive()));

    private static final Map<Refusal.Kind, List<Integer>> STATUSES = Map.of(
            Refusal.Kind.UNKNOWN, List.of(404),
            Refusal.Kind.INVALID, List.of(422),
            Refusal.Kind.CONFLICT, List.of(409),
            Refusal.Kind.STALE, List.of(412),
            Refusal.Kind.UNAUTHENTICATED, List.of(401),
            Refusal.Kind.FORBIDDEN, List.of(403));

    private final Problems problems = V2Routes.problems();

    private static List<Class<?>> families() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.calendly").stream()
                        .filter(type -> type.isAssignableTo(Refusal.class) && type.isInterface())
                        .filter(type -> !type.isEquivalentTo(Refusal.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static Stream<Class<?>> refusals() {
        return families().stream().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @Test
    void are_records_of_sealed_families() {
        assertThat(families()).hasSizeGreaterThan(7).allMatch(Class::isSealed);
        assertThat(refusals()).hasSizeGreaterThan(38).allMatch(Class::isRecord);
        assertThat(problems.refusalCodes()).hasSize((int) refusals().count());
    }

    @TestFactory
    Stream<DynamicTest> are_told_as_problems() {
        return refusals()
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(), () -> assertTold((Refusal) example((Type) type))));
    }

    private void assertTold(Refusal refusal) {
        ProblemType.About about = problems.about(refusal.getClass()).orElseThrow();

        assertThat(about.code()).isEqualTo(refusal.code());
        assertThat(STATUSES.get(refusal.kind())).contains(about.status());
        assertThat(about.title()).isNotBlank();
        assertThat(about.explanation()).endsWith(".");
        byte[] problem = problems.refusal("/path", new Origins(), refusal).body();
        assertThat(new String(problem, StandardCharsets.UTF_8))
                .contains("\"type\":\"/api/problems/" + refusal.code() + "\"");
    }

    /** Returns a value of the type: one from the list, a record of such values, or a collection of one such value. */
    private static Object example(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType collection) {
            Object first = example(collection.getActualTypeArguments()[0]);
            if (collection.getRawType().equals(SortedMap.class)) {
                return new TreeMap<>(Map.of(first, example(collection.getActualTypeArguments()[1])));
            }
            if (collection.getRawType().equals(Map.class)) {
                return Map.of(first, example(collection.getActualTypeArguments()[1]));
            }
            return collection.getRawType().equals(SortedSet.class) ? new TreeSet<>(List.of(first)) : List.of(first);
        }
        Class<?> wanted = (Class<?>) type;
        if (EXAMPLES.containsKey(wanted)) {
            return EXAMPLES.get(wanted);
        }
        if (wanted.isEnum()) {
            return wanted.getEnumConstants()[0];
        }
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : wanted.getRecordComponents()) {
            types.add(component.getType());
            values.add(example(component.getGenericType()));
        }
        return wanted.getDeclaredConstructor(types.toArray(Class[]::new)).newInstance(values.toArray());
    }
}
