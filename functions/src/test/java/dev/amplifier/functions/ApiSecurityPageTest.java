package dev.amplifier.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiSecurityPageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (API\\d+) .*\\|(.*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private static Map<String, List<MatchResult>> rows() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/api-security.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> TEST.matcher(row.group(2)).results().toList()));
    }

    @Test
    void each_of_the_ten_risks_names_a_test() throws IOException {
        assertThat(rows())
                .hasSize(10)
                .allSatisfy((risk, tests) -> assertThat(tests).as(risk).isNotEmpty());
    }

    @Test
    void each_test_that_the_page_names_exists() throws IOException {
        Map<String, Path> sources = testSources();
        for (List<MatchResult> tests : rows().values()) {
            for (MatchResult test : tests) {
                assertThat(sources).containsKey(test.group(1));
                assertThat(Files.readString(sources.get(test.group(1))))
                        .as("%s of %s", test.group(2), test.group(1))
                        .containsPattern("@(Parameterized)?Test\\b")
                        .contains("void " + test.group(2) + "(");
            }
        }
    }

    private static Map<String, Path> testSources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        for (String module : List.of("functions", "platform", "gallery")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return sources;
    }
}
