package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxOutcome.Exited;
import dev.amplifier.core.sandbox.SandboxOutcome.Unfinished;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter of the sandbox port does. The adapter under test runs one program at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class SandboxContract {

    private static final Duration PLENTY = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** The adapter, with one place. The test class makes and closes it. */
    abstract Sandbox sandbox();

    /** How the deeds of the contract are said in its language. */
    abstract Deeds deeds();

    /** Programs, one for each deed. */
    interface Deeds {
        String print(String word);

        String complain(String word, int exitCode);

        /** Prints a variable, and an empty line if it is not set. */
        String printVariable(String name);

        String printAllVariables();

        /** Prints the file named first, and writes its text in upper case into the file named second. */
        String shout(String from, String to);

        String delete(String path);

        String write(String path, String text);

        /** Prints a file that may not be there; exits with 0. */
        String tryToRead(String path);

        String loop();

        String hoard();

        /** Prints without end. */
        String flood();

        /** Sends a byte to a port of this computer; exits with 0. */
        String connect(int port);

        String useWhatIsLacking();

        /** What the answer to that says. */
        String adviceOnWhatIsLacking();
    }

    @Test
    void what_a_program_prints_comes_back() {
        assertThat(exited(deeds().print("hello"))).satisfies(exited -> {
            assertThat(exited.exitCode()).isZero();
            assertThat(exited.stdout()).isEqualTo("hello\n");
            assertThat(exited.stderr()).isEmpty();
        });
    }

    @Test
    void an_exit_code_and_what_was_complained_of_come_back() {
        assertThat(exited(deeds().complain("oops", 3))).satisfies(exited -> {
            assertThat(exited.exitCode()).isEqualTo(3);
            assertThat(exited.stderr()).contains("oops");
        });
    }

    @Test
    void files_of_the_workspace_go_in_and_changed_ones_come_back() {
        Map<String, String> files = Map.of("notes/in file.txt", "grüße\n", "kept.md", "as it was");

        Exited exited = exited(deeds().shout("notes/in file.txt", "notes/out.txt"), files);

        assertThat(exited.stdout()).contains("grüße");
        assertThat(exited.files())
                .hasSize(3)
                .containsAllEntriesOf(files)
                .hasEntrySatisfying("notes/out.txt", text -> assertThat(text).startsWith("GR"));
        assertThat(exited.notices()).isEmpty();
    }

    @Test
    void a_deleted_file_does_not_come_back() {
        assertThat(exited(deeds().delete("a.txt"), Map.of("a.txt", "a", "b.txt", "b"))
                        .files())
                .isEqualTo(Map.of("b.txt", "b"));
    }

    @Test
    void one_program_leaves_nothing_to_the_next() {
        assertThat(exited(deeds().write("left.txt", "secret")).files()).containsKey("left.txt");

        Exited next = exited(deeds().tryToRead("left.txt"));

        assertThat(next.stdout()).doesNotContain("secret");
        assertThat(next.files()).isEmpty();
    }

    @Test
    void variables_reach_the_program_as_they_are() throws WorkspaceException {
        SandboxTask task = SandboxTask.of(
                deeds().printVariable("WORDS"), "", Map.of("WORDS", "a 'b' $(c) \"d\" \\"), PLENTY, Map.of());

        assertThat(((Exited) sandbox().run(task, new Cancellation())).stdout()).isEqualTo("a 'b' $(c) \"d\" \\\n");
    }

    @Test
    void variables_of_the_host_do_not_reach_the_program() {
        String seen = exited(deeds().printAllVariables()).stdout();

        assertThat(System.getenv()).as("the host has variables to leak").isNotEmpty();
        System.getenv().forEach((name, value) -> {
            if (value.length() > 12 && !name.equals("PATH")) {
                assertThat(seen).as(name).doesNotContain(value);
            }
        });
    }

    @Test
    void files_of_the_host_cannot_be_read(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret-of-the-host");

        for (String path : new String[] {secret.toString(), "../.." + secret, "/proc/1/root" + secret}) {
            assertThat(exited(deeds().tryToRead(path)).stdout()).as(path).doesNotContain("the-secret-of-the-host");
        }
        assertThat(exited(deeds().tryToRead("/proc/1/environ")).stdout()).doesNotContain("JAVA_HOME");
    }

    @Test
    void files_of_the_host_cannot_be_written(@TempDir Path folder) {
        Path target = folder.resolve("planted.txt");

        sandbox().run(task(deeds().write(target.toString(), "x"), PLENTY, Map.of()), new Cancellation());
        sandbox().run(task(deeds().write("../../../.." + target, "x"), PLENTY, Map.of()), new Cancellation());

        assertThat(target).doesNotExist();
    }

    @Test
    void a_folder_or_file_outside_the_workspace_is_refused() {
        assertThatThrownBy(() -> SandboxTask.of(deeds().print("x"), "../..", Map.of(), PLENTY, Map.of()))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("leaves the workspace");
        assertThatThrownBy(() -> SandboxTask.of(deeds().print("x"), "", Map.of(), PLENTY, Map.of("../a", "a")))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("leaves the workspace");
    }

    @Test
    void this_computer_cannot_be_reached_over_the_network() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(100);
            sandbox().run(task(deeds().connect(server.getLocalPort()), SHORT, Map.of()), new Cancellation());

            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_program_without_end_is_ended_and_its_place_is_free_again() {
        SandboxOutcome outcome =
                sandbox().run(task(deeds().loop(), Duration.ofSeconds(2), Map.of()), new Cancellation());

        assertThat(outcome).isInstanceOfSatisfying(Unfinished.class, unfinished -> {
            assertThat(unfinished.cause()).isEqualTo(Cause.TIMEOUT);
            assertThat(unfinished.message()).contains("2.0 seconds");
        });
        assertThat(exited(deeds().print("again")).stdout()).isEqualTo("again\n");
    }

    @Test
    void a_cancelled_program_is_ended_and_its_place_is_free_again() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<SandboxOutcome> running = CompletableFuture.supplyAsync(
                () -> sandbox().run(task(deeds().loop(), PLENTY, Map.of()), cancellation));
        cancellation.cancel();

        assertThat(running.get(PLENTY.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Unfinished.class,
                        unfinished -> assertThat(unfinished.cause()).isEqualTo(Cause.CANCELLED));
        assertThat(exited(deeds().print("again")).stdout()).isEqualTo("again\n");
    }

    @Test
    void a_program_that_hoards_memory_is_ended_without_harm() {
        SandboxOutcome outcome =
                sandbox().run(task(deeds().hoard(), Duration.ofSeconds(40), Map.of()), new Cancellation());

        assertThat(outcome)
                .satisfiesAnyOf(
                        ended -> assertThat(ended).isInstanceOf(Unfinished.class),
                        refused -> assertThat(((Exited) refused).exitCode()).isNotZero());
        assertThat(exited(deeds().print("again")).stdout()).isEqualTo("again\n");
    }

    @Test
    void a_program_that_writes_without_end_is_ended_or_cut_and_its_place_is_free_again() {
        SandboxOutcome outcome = sandbox().run(task(deeds().flood(), SHORT, Map.of()), new Cancellation());

        assertThat(outcome)
                .satisfiesAnyOf(
                        ended -> assertThat(ended).isInstanceOf(Unfinished.class),
                        cut -> assertThat(((Exited) cut).stdout()).hasSizeLessThan(Output.MOST + 100));
        assertThat(exited(deeds().print("again")).stdout()).isEqualTo("again\n");
    }

    @Test
    void what_is_lacking_is_named_with_what_would_have_it() {
        Exited exited = exited(deeds().useWhatIsLacking());

        assertThat(exited.exitCode()).isNotZero();
        assertThat(exited.stderr()).contains(deeds().adviceOnWhatIsLacking());
    }

    Exited exited(String program) {
        return exited(program, Map.of());
    }

    Exited exited(String program, Map<String, String> files) {
        SandboxOutcome outcome = sandbox().run(task(program, PLENTY, files), new Cancellation());
        assertThat(outcome).isInstanceOf(Exited.class);
        return (Exited) outcome;
    }

    static SandboxTask task(String program, Duration limit, Map<String, String> files) {
        return new SandboxTask(program, "", Map.of(), limit, files);
    }
}
