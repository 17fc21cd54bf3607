package io.calendly.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler does not see: tests that do not run, mocks, and work left for nobody. */
class TestHabitsTest {

    private static final Pattern FORBIDDEN = Pattern.compile("@Dis" + "abled|@Ena" + "bled|Assump" + "tions|assume"
            + "(True|False|That)\\(|org\\.mock" + "ito|TO" + "DO|FIX" + "ME");

    @Test
    void no_source_skips_a_test_mocks_or_leaves_work_for_nobody() throws IOException {
        List<Path> sources = sources();

        assertThat(sources).hasSizeGreaterThan(50);
        for (Path source : sources) {
            assertThat(Files.readString(source)).as("%s", source).doesNotContainPattern(FORBIDDEN);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
