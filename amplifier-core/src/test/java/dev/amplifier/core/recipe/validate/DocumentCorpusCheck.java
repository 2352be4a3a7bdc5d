package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.bundle.validate.BundleValidator;
import dev.amplifier.core.diagnostic.DocumentCheck;
import dev.amplifier.core.skill.validate.SkillValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Real bundles and skills are accepted. Needs the folder of the corpus in the system property {@code corpus}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentCorpusCheck {

    private static Map<String, DocumentCheck> refused(
            String folder, Predicate<Path> wanted, BiFunction<Path, String, DocumentCheck> check) throws IOException {
        String corpus = System.getProperty("corpus");
        assertThat(corpus).as("system property corpus: the corpus's folder").isNotNull();
        var refused = new TreeMap<String, DocumentCheck>();
        int seen = 0;
        try (var files = Files.walk(Path.of(corpus, folder))) {
            for (var file : files.filter(Files::isRegularFile).filter(wanted).toList()) {
                seen++;
                var result = check.apply(file, read(file));
                if (!result.isValid()) {
                    refused.put(Path.of(corpus).relativize(file).toString(), result);
                }
            }
        }
        assertThat(seen).isPositive();
        return refused;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_bundle_is_valid() throws IOException {
        assertThat(refused(
                        "bundles",
                        file -> file.toString().matches(".*\\.(md|ya?ml)"),
                        (file, text) -> BundleValidator.check(text)))
                .isEmpty();
    }

    @Test
    void every_skill_is_valid() throws IOException {
        assertThat(refused(
                        "skills",
                        file -> file.endsWith("SKILL.md"),
                        (file, text) -> SkillValidator.check(
                                text, Optional.of(file.getParent().getFileName().toString()))))
                .isEmpty();
    }
}
