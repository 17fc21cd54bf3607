package io.calendly.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The arrows between modules and packages. Each rule must hold of the code, and must notice a violation planted for it. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.calendly");

    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(location -> location.contains("/planted/") || location.contains("/domain/util/"))
            .importPackages("io.calendly");

    /** In their order: each may use those before it. */
    private static final List<String> FEATURES = List.of("text", "time", "user", "refusal", "availability", "meeting");

    private static final Set<Class<?>> CLOCKS = Set.of(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(arrows(), order(), cycles())
                .flatMap(rules -> rules)
                .flatMap(rule -> Stream.of(
                        DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(CODE)),
                        DynamicTest.dynamicTest(
                                rule.getKey() + ", and a violation is noticed",
                                () -> assertThat(rule.getValue()
                                                .evaluate(PLANTED)
                                                .hasViolation())
                                        .isTrue())));
    }

    private static Stream<Map.Entry<String, ArchRule>> arrows() {
        return Stream.of(
                Map.entry(
                        "the domain knows java.base and itself",
                        classes()
                                .that()
                                .resideInAPackage("io.calendly.domain..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.lang..",
                                        "java.util..",
                                        "java.time..",
                                        "java.io",
                                        "io.calendly.domain..")),
                Map.entry(
                        "ports do not know who uses or implements them",
                        noClasses()
                                .that()
                                .resideInAPackage("io.calendly.ports..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.calendly.application..",
                                        "io.calendly.memory..",
                                        "io.calendly.http..",
                                        "io.calendly.jdbc..",
                                        "io.calendly.app..")),
                Map.entry(
                        "the application knows ports and domain only",
                        noClasses()
                                .that()
                                .resideInAPackage("io.calendly.application..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.calendly.memory..",
                                        "io.calendly.http..",
                                        "io.calendly.jdbc..",
                                        "io.calendly.app..")),
                Map.entry(
                        "storages do not know the application",
                        noClasses()
                                .that()
                                .resideInAnyPackage("io.calendly.jdbc..", "io.calendly.memory..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.calendly.application..", "io.calendly.http..", "io.calendly.app..")),
                Map.entry(
                        "the server does not know the storages",
                        noClasses()
                                .that()
                                .resideInAPackage("io.calendly.http..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.calendly.jdbc..", "io.calendly.memory..", "io.calendly.app..")),
                Map.entry(
                        "nobody but who observes the server, and the program, knows what measures",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("io.calendly.http.observe..", "io.calendly.app..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.micrometer..", "io.prometheus..")),
                Map.entry(
                        "handlers do not decide",
                        noClasses()
                                .that()
                                .resideInAPackage("io.calendly.http..")
                                .should()
                                .dependOnClassesThat()
                                .haveSimpleName("MeetingScheduler")),
                Map.entry(
                        "nobody but the program reads a clock or the zone of the machine",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("io.calendly.app..")
                                .should()
                                .callMethodWhere(READS_A_CLOCK)),
                Map.entry(
                        "no package is a drawer for odds and ends",
                        noClasses()
                                .should()
                                .resideInAnyPackage(
                                        "..util..", "..common..", "..dto..", "..service..", "..impl..", "..model..")));
    }

    private static Stream<Map.Entry<String, ArchRule>> order() {
        return IntStream.range(0, FEATURES.size() - 1).mapToObj(i -> {
            String[] later = FEATURES.subList(i + 1, FEATURES.size()).stream()
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            ArchRule rule = noClasses()
                    .that()
                    .resideInAPackage(packageOf(FEATURES.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later);
            return Map.entry("the domain's " + FEATURES.get(i) + " uses no later feature", rule);
        });
    }

    private static Stream<Map.Entry<String, ArchRule>> cycles() {
        return Stream.of("io.calendly.domain.(*)..", "io.calendly.(*)..", "io.calendly.http.(*)..")
                .map(packages -> Map.entry(
                        "no cycle among " + packages,
                        slices().matching(packages).should().beFreeOfCycles()));
    }

    private static String packageOf(String feature) {
        return "io.calendly.domain." + feature + "..";
    }

    private static final DescribedPredicate<JavaMethodCall> READS_A_CLOCK =
            DescribedPredicate.describe("reads a clock or the machine's zone", call -> {
                JavaClass owner = call.getTargetOwner();
                String method = call.getName();
                return (method.equals("now") && CLOCKS.stream().anyMatch(owner::isEquivalentTo))
                        || ((owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class))
                                && method.startsWith("system"))
                        || (owner.isEquivalentTo(ZoneId.class) && method.equals("systemDefault"))
                        || (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"));
            });
}
