package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BubblewrapTest {

    @TempDir
    private Path folder;

    @Test
    void a_computer_without_bubblewrap_is_told_what_to_install() {
        assertThat(new Bubblewrap(List.of(folder)).obstacle())
                .hasValueSatisfying(told ->
                        assertThat(told).contains("bwrap, which is not installed", "apt-get install bubblewrap"));
    }

    @Test
    void a_kernel_that_forbids_namespaces_is_told_in_bubblewraps_words_with_what_to_do() throws IOException {
        program("bwrap", "echo 'bwrap: No permissions to create new namespace' >&2; exit 1");
        program("prlimit", "exit 0");
        program("setpriv", "while [ \"${1#--}\" != \"$1\" ]; do shift; done; exec \"$@\"");

        assertThat(new Bubblewrap(List.of(folder)).obstacle())
                .hasValueSatisfying(told ->
                        assertThat(told).contains("No permissions to create new namespace", "sysctl", "SANDBOX=wasm"));
    }

    @Test
    void this_computer_can_have_it_or_is_told_why_not() {
        assertThat(BubblewrapSandbox.obstacle().orElse("nothing stands against it"))
                .containsAnyOf("nothing stands against it", "is not installed", "does not work here");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
