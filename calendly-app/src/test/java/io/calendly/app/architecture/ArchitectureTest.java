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
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The arrows between modules and packages. Each rule must hold of the code, and must notice a violation planted for it. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.calendly");

    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(location -> location.contains("/planted/") || location.contains("/domain/util/"))
            .importPackages("io.calendly");

    private static final Set<Class<?>> CLOCKS = Set.of(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

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

    /** The features of the domain in their order: each may use those before it. */
    private static final List<String> FEATURES = List.of(
            "refusal", "text", "time", "user", "schedule", "availability", "meeting", "eventtype", "booking", "access");

    /**
     * The features of version 2 in their order: each may use those before it. The order is not that of the domain: a user
     * is created with a schedule, and a schedule is put with an answer about meetings.
     */
    private static final List<String> V2_FEATURES =
            List.of("availability", "meeting", "schedule", "user", "eventtype", "booking", "access");

    private static final String[] ADAPTERS = {
        "io.calendly.http..", "io.calendly.jdbc..", "io.calendly.oidc..", "io.calendly.app.."
    };

    private record Rule(String name, ArchRule rule) {}

    private static final Rule DOMAIN = new Rule(
            "the domain knows java.base and itself",
            classes()
                    .that()
                    .resideInAPackage("io.calendly.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java.lang..", "java.util..", "java.time..", "java.io", "io.calendly.domain.."));

    private static final Rule ZONE_CLOCK = new Rule(
            "one class of schedules knows the rules of time zones",
            noClasses()
                    .that()
                    .resideInAPackage("io.calendly.domain.schedule..")
                    .and()
                    .doNotHaveSimpleName("ZoneClock")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.time\\.(zone\\..*|Zone.*|OffsetDateTime)"));

    private static final Rule PORTS = arrow(
            "ports do not know their users and implementations",
            "io.calendly.ports..",
            and(ADAPTERS, "io.calendly.application..", "io.calendly.memory.."));

    private static final Rule APPLICATION = arrow(
            "the application knows ports and domain only",
            "io.calendly.application..",
            and(ADAPTERS, "io.calendly.memory.."));

    private static final Rule MEMORY = arrow(
            "the storage in memory knows ports and domain only",
            "io.calendly.memory..",
            and(ADAPTERS, "io.calendly.application.."));

    private static final Rule JDBC = arrow(
            "the storage on databases knows ports and domain only",
            "io.calendly.jdbc..",
            "io.calendly.application..",
            "io.calendly.memory..",
            "io.calendly.http..",
            "io.calendly.oidc..",
            "io.calendly.app..");

    private static final Rule OIDC = arrow(
            "the issuer of tokens knows ports and domain only",
            "io.calendly.oidc..",
            "io.calendly.application..",
            "io.calendly.memory..",
            "io.calendly.http..",
            "io.calendly.jdbc..",
            "io.calendly.app..");

    private static final Rule HTTP = arrow(
            "the server does not know the storages and the issuer of tokens",
            "io.calendly.http..",
            "io.calendly.jdbc..",
            "io.calendly.memory..",
            "io.calendly.oidc..",
            "io.calendly.app..");

    private static final Rule TOOLKIT_OF_REQUESTS = arrow(
            "the toolkit for requests knows neither responses nor features",
            "io.calendly.http.request..",
            "io.calendly.http",
            "io.calendly.http.response..",
            "io.calendly.http.classic..",
            "io.calendly.http.v2..",
            "io.calendly.http.docs..",
            "io.calendly.http.health..");

    private static final Rule TOOLKIT_OF_RESPONSES = arrow(
            "the toolkit for responses knows no feature",
            "io.calendly.http.response..",
            "io.calendly.http",
            "io.calendly.http.classic..",
            "io.calendly.http.v2..",
            "io.calendly.http.docs..",
            "io.calendly.http.health..");

    private static final Rule V2_LIST =
            arrow("no feature of version 2 knows the list of routes", "io.calendly.http.v2.*..", "io.calendly.http.v2");

    private static final Rule METERS = new Rule(
            "only the observation of the server and the program know the library for metrics",
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.calendly.http.observe..", "io.calendly.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.micrometer..", "io.prometheus.."));

    private static final Rule HANDLERS = new Rule(
            "handlers do not decide",
            noClasses()
                    .that()
                    .resideInAPackage("io.calendly.http..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("io\\.calendly\\.domain\\..*\\."
                            + "(MeetingScheduler|MeetingRequest|AvailabilityCalendar|Overlaps|Quorums)"));

    private static final Rule CLOCK = new Rule(
            "only the program reads a clock or the zone of the machine",
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.calendly.app..")
                    .should()
                    .callMethodWhere(READS_A_CLOCK));

    private static final Rule NAMES = new Rule(
            "no package is named for odds and ends",
            noClasses()
                    .should()
                    .resideInAnyPackage("..util..", "..common..", "..dto..", "..service..", "..impl..", "..model.."));

    private static Rule arrow(String name, String from, String... to) {
        return new Rule(
                name,
                noClasses()
                        .that()
                        .resideInAPackage(from)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(to));
    }

    private static String[] and(String[] packages, String... more) {
        return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
    }

    /** Returns a rule for each feature but the last: it does not use those after it. */
    private static Stream<Rule> order(String parent, List<String> features) {
        return IntStream.range(0, features.size() - 1).mapToObj(i -> {
            String[] later = features.subList(i + 1, features.size()).stream()
                    .map(feature -> parent + "." + feature + "..")
                    .toArray(String[]::new);
            String feature = parent + "." + features.get(i);
            return arrow(feature + " uses no later feature", feature + "..", later);
        });
    }

    private static Stream<Rule> cycles() {
        return Stream.of(
                        "io.calendly.domain.(*)..",
                        "io.calendly.application.(*)..",
                        "io.calendly.(*)..",
                        "io.calendly.http.(*)..",
                        "io.calendly.http.v2.(*)..")
                .map(packages -> new Rule(
                        "no cycle among " + packages,
                        slices().matching(packages).should().beFreeOfCycles()));
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                        Stream.of(
                                DOMAIN, ZONE_CLOCK, PORTS, APPLICATION, MEMORY, JDBC, OIDC, HTTP, METERS, CLOCK, NAMES),
                        Stream.of(HANDLERS, TOOLKIT_OF_REQUESTS, TOOLKIT_OF_RESPONSES, V2_LIST),
                        order("io.calendly.domain", FEATURES),
                        order("io.calendly.http.v2", V2_FEATURES),
                        cycles())
                .flatMap(rules -> rules)
                .flatMap(rule -> Stream.of(
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(CODE)),
                        DynamicTest.dynamicTest(
                                rule.name() + ", and a violation is noticed",
                                () -> assertThat(rule.rule().evaluate(PLANTED).hasViolation())
                                        .isTrue())));
    }
}
