package dev.amplifier.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DiagnosticsPageTest {

    @Test
    void the_page_lists_every_code_with_its_severity_and_meaning_and_no_others() throws IOException {
        var rows = Files.readAllLines(Path.of("../docs/diagnostics.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values())
                        .map(code -> "| `%s` | %s | %s |"
                                .formatted(code, code.severity().name().toLowerCase(Locale.ROOT), code.summary()))
                        .toList());
    }
}
