package dev.amplifier.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxOutcome.Exited;
import dev.amplifier.core.sandbox.SandboxOutcome.Unfinished;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract and more with the real bubblewrap; where there is none, {@link BubblewrapTest} holds what its user is told. */
@EnabledIf(value = "usable", disabledReason = "bubblewrap is not to be had; BubblewrapTest holds what a user is told")
class BubblewrapSandboxTest extends SandboxContract {

    private static Sandbox sandbox;

    static boolean usable() {
        return BubblewrapSandbox.obstacle().isEmpty();
    }

    @BeforeAll
    static void open() {
        sandbox = BubblewrapSandbox.ofProcess(1);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    Deeds deeds() {
        return new BashDeeds("'frobnicate' is not among them");
    }

    @Test
    void real_programs_run() {
        assertThat(exited("find . -type f | sort; uname -s", Map.of("a/b.txt", ""))
                        .stdout())
                .isEqualTo("./a/b.txt\nLinux\n");
    }

    @Test
    void what_is_written_is_cut_at_a_bound() {
        assertThat(exited("seq 500000").stdout())
                .hasSizeBetween(Output.MOST, Output.MOST + 100)
                .endsWith(Output.CUT);
    }

    @Test
    void only_the_workspace_and_tmp_can_be_written() {
        Exited exited = exited(
                "for f in / /usr /usr/bin /etc /dev /dev/shm /proc /proc/sys/kernel; do (echo x > $f/planted) 2>/dev/null && echo $f; done;"
                        + " echo x > /tmp/scratch && echo tmp");

        assertThat(exited.stdout()).isEqualTo("tmp\n");
        assertThat(exited.files()).isEmpty();
    }

    @Test
    void nothing_of_the_computer_but_its_programs_can_be_seen() {
        assertThat(exited("ls -A / | tr '\\n' ' '; ls -A /root /home /var /etc/passwd 2>/dev/null; true")
                        .stdout()
                        .split(" "))
                .isSubsetOf("bin", "dev", "etc", "lib", "lib64", "proc", "sbin", "tmp", "usr", "workspace", "");
    }

    @Test
    void there_are_no_capabilities_and_no_way_to_new_namespaces() {
        Exited exited = exited(
                "grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status | tr -d '\\t'; unshare -U true 2>/dev/null || echo refused;"
                        + " mount -t tmpfs none /tmp 2>/dev/null || echo refused");

        assertThat(exited.stdout())
                .isEqualTo("CapEff:0000000000000000\nCapBnd:0000000000000000\nNoNewPrivs:1\nrefused\nrefused\n");
    }

    @Test
    void only_processes_of_the_program_can_be_seen() {
        assertThat(Integer.parseInt(
                        exited("ls -d /proc/[0-9]* | wc -l").stdout().strip()))
                .isLessThan(8);
    }

    @Test
    void there_is_no_network_device_but_its_own_loopback() {
        assertThat(exited("ls /sys/class/net 2>/dev/null; tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '")
                        .stdout())
                .isEqualTo("lo\n");
    }

    @Test
    void a_swarm_of_processes_is_held_down_and_ended() {
        SandboxOutcome outcome = sandbox.run(
                task("swarm() { swarm | swarm & }; swarm; sleep 30", Duration.ofSeconds(3), Map.of()),
                new Cancellation());

        assertThat(outcome).isInstanceOf(Unfinished.class);
        assertThat(exited("echo again").stdout()).isEqualTo("again\n");
    }

    @Test
    void processes_that_hide_in_the_background_are_ended_with_the_program() {
        String mark = "60" + ProcessHandle.current().pid();
        exited("(setsid nohup sleep " + mark + " >/dev/null 2>&1 &) ; echo done");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains("sleep " + mark))
                                .isPresent()));
    }

    @Test
    void a_file_ends_at_its_limit_and_many_files_at_theirs() {
        assertThat(exited("head -c 100000000 /dev/zero > big; ls -l big | cut -d' ' -f5; rm big")
                        .stdout())
                .isEqualTo("67108864\n");
        SandboxOutcome outcome = sandbox.run(
                task(
                        "for i in 1 2 3 4 5 6 7 8; do head -c 60000000 /dev/zero > $i; done; sleep 30",
                        Duration.ofSeconds(30),
                        Map.of()),
                new Cancellation());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unfinished.class,
                        unfinished -> assertThat(unfinished.cause()).isEqualTo(Cause.EXHAUSTED));
    }

    @Test
    void memory_of_several_processes_counts_together() {
        SandboxOutcome outcome = sandbox.run(
                task(
                        "for i in 1 2 3; do (head -c 500000000 /dev/zero | tail -c 500000000 | sleep 30) & done; wait",
                        Duration.ofSeconds(25),
                        Map.of()),
                new Cancellation());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unfinished.class,
                        unfinished -> assertThat(unfinished.message()).contains("more memory"));
    }

    @Test
    void links_and_bytes_that_are_no_text_stay_behind_and_are_told() {
        Exited exited =
                exited("ln -s /etc/passwd link; head -c 3 /dev/zero | tr '\\0' '\\377' > bytes; echo fine > text");

        assertThat(exited.files()).isEqualTo(Map.of("text", "fine\n"));
        assertThat(exited.notices())
                .anySatisfy(notice -> assertThat(notice).contains("'link'", "no plain file"))
                .anySatisfy(notice -> assertThat(notice).contains("'bytes'", "not text"));
    }

    @Test
    void folders_closed_to_their_owner_are_removed_all_the_same() {
        exited("mkdir -p a/b; echo x > a/b/c; chmod 000 a/b a");

        assertThat(exited("ls -A").stdout()).isEmpty();
    }
}
