package dev.amplifier.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NamedTestsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", "out", ".next", ".git");
    private static final Pattern TEST =
            Pattern.compile("`(?:(\\w+(?:Test|Check|Contract))\\.(\\w+)|([\\w-]+\\.test\\.tsx?))`");

    @ParameterizedTest
    @ValueSource(strings = {"threat-model.md", "reliability.md"})
    void each_line_of_the_table_names_tests_and_each_of_them_exists(String page) throws IOException {
        Map<String, Path> sources = sources();
        List<String> lines = Files.readAllLines(ROOT.resolve("docs").resolve(page)).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .skip(1)
                .toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            List<MatchResult> tests = TEST.matcher(line).results().toList();
            assertThat(tests).as(line).isNotEmpty();
            for (MatchResult test : tests) {
                String file = test.group(3) == null ? test.group(1) + ".java" : test.group(3);
                assertThat(sources).as(line).containsKey(file);
                if (test.group(3) == null) {
                    assertThat(Files.readString(sources.get(file)))
                            .contains("void " + test.group(2) + "(")
                            .containsPattern("@(Test|FuzzTest|ParameterizedTest|RepeatedTest|Property)\\b");
                }
            }
        }
    }

    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sources.put(file.getFileName().toString(), file);
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
