package dev.amplifier.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.skill.Skill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Loads the public bundles, agents and skills in the folder that the system property {@code corpus} names. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BundleCorpusCheck {

    private static final Path CORPUS =
            Path.of(Objects.requireNonNull(System.getProperty("corpus"), "say where the corpus is: -Dcorpus=<folder>"));

    @Test
    void every_bundle_loads() throws Exception {
        Map<String, String> refused = new TreeMap<>();
        int loaded = 0;
        for (Path file : files("bundles")) {
            try {
                Bundle bundle = new BundleReader(new CorpusSource(file)).read(Files.readString(file));
                assertThat(bundle.name()).isNotBlank();
                loaded++;
            } catch (BundleReader.BundleException e) {
                refused.put(CORPUS.relativize(file).toString(), e.getMessage());
            }
        }

        assertThat(refused).isEmpty();
        assertThat(loaded).isEqualTo(files("bundles").size()).isPositive();
    }

    @Test
    void every_agent_loads() throws Exception {
        List<Path> files = files("agents");
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            String name = file.getFileName().toString().replace(".md", "");
            Optional<Agent> agent = AgentFile.read("corpus", name, Files.readString(file));
            assertThat(agent).isPresent();
            assertThat(agent.get().instruction()).isNotBlank();
            assertThat(agent.get().description().isBlank()).isFalse();
        });
    }

    @Test
    void every_skill_loads() throws Exception {
        assertThat(files("skills")).isNotEmpty().allSatisfy(file -> {
            Optional<Skill> skill = Skill.read(Files.readString(file));
            assertThat(skill).isPresent();
            assertThat(skill.get().body()).isNotBlank();
        });
    }

    private static List<Path> files(String kind) throws IOException {
        try (Stream<Path> all = Files.walk(CORPUS.resolve(kind))) {
            return all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
    }

    /** Finds includes beside the bundle that asks for them. */
    private record CorpusSource(Path bundle) implements BundleSource {

        @Override
        public Optional<String> bundle(String reference) {
            String path = reference.contains("#subdirectory=")
                    ? reference.substring(reference.indexOf('=') + 1)
                    : reference.substring(reference.indexOf(':') + 1);
            return Stream.of("", ".yaml", ".md", "/bundle.md")
                    .flatMap(suffix -> read(path + suffix).stream())
                    .findFirst();
        }

        @Override
        public Optional<String> file(String namespace, String path) {
            return read(path);
        }

        private Optional<String> read(String path) {
            Path root = CORPUS.resolve(CORPUS.relativize(bundle).subpath(0, 2));
            Path file = root.resolve(path).normalize();
            if (path.isEmpty() || !file.startsWith(root) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readString(file));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
