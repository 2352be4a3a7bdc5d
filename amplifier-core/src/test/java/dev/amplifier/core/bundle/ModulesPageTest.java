package dev.amplifier.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModulesPageTest {

    @Test
    void the_page_lists_every_module_that_is_known_and_whether_it_is_here() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/kernel.md"));

        try (InputStream in = ModuleCatalogue.class.getResourceAsStream("modules.json")) {
            JsonNode modules = new ObjectMapper().readTree(in);
            assertThat(modules.properties())
                    .isNotEmpty()
                    .allSatisfy(module -> assertThat(rows)
                            .contains("| `%s` | %s | %s |"
                                    .formatted(
                                            module.getKey(),
                                            module.getValue().path("available").asBoolean() ? "yes" : "no",
                                            module.getValue().path("does").asText())));
        }
    }
}
