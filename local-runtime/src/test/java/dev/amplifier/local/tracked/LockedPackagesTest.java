package dev.amplifier.local.tracked;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LockedPackagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_package_of_a_page_or_script_is_locked_by_version_and_content_and_to_no_host()
            throws IOException, InterruptedException {
        List<Path> locks = TrackedFiles.of(TrackedFiles.ROOT).stream()
                .filter(file -> file.endsWith("package-lock.json"))
                .toList();
        assertThat(locks).hasSizeGreaterThanOrEqualTo(3);
        for (Path lock : locks) {
            assertThat(loose(Files.readString(lock))).as(lock.toString()).isEmpty();
        }
    }

    @Test
    void a_package_without_its_content_hash_or_with_a_host_of_its_own_is_found() throws IOException {
        assertThat(loose("""
                {"packages": {
                  "": {"name": "page"},
                  "node_modules/sound": {"version": "1.0.0", "integrity": "sha512-AA=="},
                  "node_modules/unhashed": {"version": "1.0.0"},
                  "node_modules/weak": {"version": "1.0.0", "integrity": "sha1-AA=="},
                  "node_modules/elsewhere": {"version": "1.0.0", "integrity": "sha512-AA==", "resolved": "https://elsewhere.example/a.tgz"},
                  "node_modules/unversioned": {"integrity": "sha512-AA=="}}}
                """))
                .containsExactly(
                        "node_modules/unhashed",
                        "node_modules/weak",
                        "node_modules/elsewhere",
                        "node_modules/unversioned");
    }

    private static List<String> loose(String lock) throws IOException {
        List<String> loose = new ArrayList<>();
        for (var entry : JSON.readTree(lock).path("packages").properties()) {
            JsonNode locked = entry.getValue();
            boolean pinned = locked.path("version").asText().matches("\\d[\\w.+-]*")
                    && locked.path("integrity").asText().startsWith("sha512-")
                    && !locked.has("resolved");
            // A package inside another's archive has no hash of its own.
            if (!entry.getKey().isEmpty() && !pinned && !locked.path("inBundle").asBoolean()) {
                loose.add(entry.getKey());
            }
        }
        return loose;
    }
}
