package dev.amplifier.local.tracked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretScanTest {

    private static final String LETTERS = "q7Zd2LmX9vKb4RtYw8Hc3NfJ6sPg1DaUe5ToViQx0BzCrMkLnWyEhFjGpSuAtOiD7q8w9e2r";

    @TempDir
    Path folder;

    @Test
    void no_file_that_is_published_holds_what_looks_like_a_secret() throws IOException, InterruptedException {
        List<Path> files = TrackedFiles.of(TrackedFiles.ROOT);
        assertThat(files).contains(TrackedFiles.ROOT.resolve("verify"));
        assertThat(SecretScan.finds(TrackedFiles.ROOT, files)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "-----BEGIN RSA PRIVATE ,KEY-----\\n,72",
                "sk-ant-,api03-,40",
                "gh,p_,36",
                "github,_pat_,50",
                "AI,za,35",
                "xox,b-,20",
                "np,m_,36",
                "Account,Key=,64",
                "https://a.example/b?s,ig=,50",
                "wh,sec_,32",
                "postgres://app,:,20"
            })
    void a_secret_that_is_planted_is_found_with_its_file_and_line_and_is_not_repeated(
            String start, String rest, int length) throws IOException, InterruptedException {
        git("init", "-q");
        String secret = LETTERS.substring(0, length);
        Files.writeString(folder.resolve("notes.md"), "nothing here\nkey: " + start + rest + secret + "@db\n");
        Files.writeString(folder.resolve("plain.md"), "sk-short, AccountKey=<yours>, postgres://app:${PASSWORD}@db\n");
        assertThat(SecretScan.finds(folder, TrackedFiles.of(folder)))
                .singleElement()
                .asString()
                .startsWith("notes.md:2 looks like ")
                .doesNotContain(secret.substring(0, 10));
    }

    @Test
    void a_stand_in_is_let_through_as_it_is_and_nothing_that_only_begins_like_it() throws IOException {
        Path file = folder.resolve("a.txt");
        for (String standIn : SecretScan.STAND_INS) {
            Files.writeString(file, standIn + "\n");
            assertThat(SecretScan.finds(folder, List.of(file))).isEmpty();
        }
        Files.writeString(file, "sk-test-0123456789abcdefghij" + "XY");
        assertThat(SecretScan.finds(folder, List.of(file))).hasSize(1);
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
