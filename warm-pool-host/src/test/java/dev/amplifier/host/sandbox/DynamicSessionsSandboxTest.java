package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Exited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import reactor.core.publisher.Mono;

/**
 * The contract with a pool whose sessions really run the code that is sent: with Python, shut in by bubblewrap as Azure shuts them in by
 * virtual machines. {@link DynamicSessionTest} holds the protocol on every computer.
 */
@EnabledIf(
        value = "usable",
        disabledReason = "sessions need bubblewrap and Python; DynamicSessionTest holds the protocol")
class DynamicSessionsSandboxTest extends SandboxContract {

    private static final TokenCredential CREDENTIAL = request -> Mono.just(
            new AccessToken(SessionPoolServer.TOKEN, OffsetDateTime.now().plusHours(1)));

    private static Sandbox machine;
    private static SessionPoolServer pool;
    private static Sandbox sandbox;

    static boolean usable() {
        return BubblewrapSandbox.obstacle().isEmpty() && Files.isExecutable(Path.of("/usr/bin/python3"));
    }

    @BeforeAll
    static void open() {
        machine = BubblewrapSandbox.ofProcess(4);
        pool = new SessionPoolServer(DynamicSessionsSandboxTest::interpret);
        sandbox = new DynamicSessionsSandbox(pool.endpoint(), CREDENTIAL, 1);
    }

    @AfterAll
    static void close() {
        sandbox.close();
        pool.close();
        machine.close();
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    Deeds deeds() {
        return new BashDeeds("The sessions' image has no 'frobnicate'");
    }

    @Test
    void every_program_gets_a_session_of_its_own() {
        int before = pool.sessions();
        exited("echo 1");
        exited("echo 2");

        assertThat(pool.sessions() - before).isEqualTo(2);
    }

    @Test
    void what_is_written_is_cut_at_a_bound() {
        assertThat(exited("seq 500000").stdout())
                .hasSizeBetween(Output.MOST, Output.MOST + 100)
                .endsWith(Output.CUT);
    }

    @Test
    void links_and_bytes_that_are_no_text_stay_behind_and_are_told() {
        Exited exited =
                exited("ln -s /etc/passwd link; head -c 3 /dev/zero | tr '\\0' '\\377' > bytes; echo fine > text");

        assertThat(exited.files()).isEqualTo(Map.of("text", "fine\n"));
        assertThat(exited.notices()).hasSize(2);
    }

    @Test
    void processes_in_the_background_do_not_hold_up_the_answer() {
        assertThat(exited("sleep 50 & echo done").stdout()).isEqualTo("done\n");
    }

    /** Runs code in a room where the session's data folder lies elsewhere. */
    private static Map<String, String> interpret(String code, Map<String, String> files) {
        Map<String, String> room = new HashMap<>(files.entrySet().stream()
                .collect(Collectors.toMap(file -> "data/" + file.getKey(), Map.Entry::getValue)));
        room.put("code.py", code.replace("/mnt/data", "/workspace/data"));
        SandboxOutcome outcome = machine.run(task("python3 code.py", Duration.ofSeconds(70), room), new Cancellation());
        if (!(outcome instanceof Exited exited) || exited.exitCode() != 0) {
            throw new IllegalStateException("the session broke: " + outcome);
        }
        return exited.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith("data/"))
                .collect(Collectors.toMap(file -> file.getKey().substring("data/".length()), Map.Entry::getValue));
    }
}
