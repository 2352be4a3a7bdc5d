package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.local.launcher.LocalSecrets.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalSecretsTest {

    @TempDir
    Path folder;

    @Test
    void every_purpose_has_a_secret_of_its_own() throws Exception {
        LocalSecrets secrets = LocalSecrets.in(folder);

        assertThat(Arrays.stream(Purpose.values()).map(secrets::of))
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void secrets_are_the_same_after_a_restart() throws Exception {
        String before = LocalSecrets.in(folder).of(Purpose.TOKENS);

        assertThat(LocalSecrets.in(folder).of(Purpose.TOKENS)).isEqualTo(before);
    }

    @Test
    void only_the_owner_can_read_the_file() throws Exception {
        LocalSecrets.in(folder);

        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_secret_that_an_older_version_did_not_have_is_added_and_the_others_stay() throws Exception {
        String relay = LocalSecrets.in(folder).of(Purpose.RELAY);
        Files.writeString(folder.resolve("secrets.properties"), "RELAY=" + relay + "\n");

        LocalSecrets secrets = LocalSecrets.in(folder);

        assertThat(secrets.of(Purpose.RELAY)).isEqualTo(relay);
        assertThat(secrets.of(Purpose.TOKENS)).hasSize(43);
    }
}
