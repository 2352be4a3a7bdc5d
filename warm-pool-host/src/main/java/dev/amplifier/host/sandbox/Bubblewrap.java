package dev.amplifier.host.sandbox;

import dev.amplifier.core.sandbox.SandboxTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The command lines that start a program under {@code bwrap}: in namespaces of its own, without network, with the system's {@code /usr} to
 * read and one folder to write, without capabilities, and with limits on each process. Root hands its rights away first.
 *
 * @param path folders in which programs are looked for
 */
record Bubblewrap(List<Path> path) {

    /** Who runs programs if the host runs as root. */
    static final int NOBODY = 65534;

    static final int MOST_PROCESSES = 64;
    static final long MOST_MEMORY_BYTES = 1L << 30;
    private static final long MOST_FILE_BYTES = 64L << 20;
    private static final int MOST_OPEN_FILES = 256;
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final String WORKSPACE = "/workspace";

    /** The programs that this process finds. */
    static Bubblewrap ofProcess() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return new Bubblewrap(
                List.of(path.split(":", -1)).stream().map(Path::of).toList());
    }

    /** Why programs cannot be run, and what to do about it; empty if they can. */
    Optional<String> obstacle() {
        for (String program : root() ? List.of("bwrap", "prlimit", "setpriv") : List.of("bwrap", "prlimit")) {
            if (find(program) == null) {
                return Optional.of("needs the program " + program + ", which is not installed. On Debian and Ubuntu: "
                        + "sudo apt-get install bubblewrap util-linux. Without Linux there is only SANDBOX=wasm.");
            }
        }
        try (ScratchFolder folder = ScratchFolder.make(Map.of())) {
            SandboxTask nothing = new SandboxTask("true", "", Map.of(), PROBE, Map.of());
            Process process = start(folder, nothing);
            BoundedText complaint = BoundedText.of(process.getErrorStream());
            if (!process.waitFor(PROBE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.of("does not answer: bwrap took longer than " + PROBE.toSeconds() + " seconds");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of(forbidden(complaint.await()));
        } catch (IOException e) {
            return Optional.of("cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("was interrupted while it was tried");
        }
    }

    /** Starts a task; its folder must have the task's files. */
    Process start(ScratchFolder folder, SandboxTask task) throws IOException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of(
                    program("setpriv"), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs"));
        }
        command.add(program("bwrap"));
        command.addAll(walls());
        command.addAll(List.of("--bind", folder.workspace().toString(), WORKSPACE));
        command.addAll(List.of("--bind", folder.temporary().toString(), "/tmp"));
        command.addAll(List.of("--chdir", task.folder().isEmpty() ? WORKSPACE : WORKSPACE + "/" + task.folder()));
        command.addAll(List.of("--remount-ro", "/"));
        variables(task).forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
        command.add("--");
        command.addAll(limits(task.limit()));
        command.addAll(List.of("/bin/bash", "-c", task.program()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.redirectInput(Path.of("/dev/null").toFile());
        return builder.start();
    }

    private static List<String> walls() {
        List<String> walls = new ArrayList<>(List.of(
                "--unshare-all",
                "--unshare-user",
                "--disable-userns",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--clearenv",
                "--hostname",
                "sandbox"));
        walls.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (String folder : List.of("bin", "sbin", "lib", "lib64")) {
            Path system = Path.of("/", folder);
            if (Files.isSymbolicLink(system)) {
                walls.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
            } else {
                walls.addAll(List.of("--ro-bind-try", system.toString(), system.toString()));
            }
        }
        for (String file : List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d")) {
            walls.addAll(List.of("--ro-bind-try", file, file));
        }
        walls.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"));
        return walls;
    }

    private static Map<String, String> variables(SandboxTask task) {
        Map<String, String> variables =
                new TreeMap<>(Map.of("HOME", WORKSPACE, "PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8"));
        variables.putAll(task.variables());
        return variables;
    }

    private static List<String> limits(Duration time) {
        return List.of(
                "/usr/bin/prlimit",
                "--cpu=" + (time.toSeconds() + 1),
                "--data=" + MOST_MEMORY_BYTES,
                "--nproc=" + MOST_PROCESSES,
                "--fsize=" + MOST_FILE_BYTES,
                "--nofile=" + MOST_OPEN_FILES,
                "--core=0",
                "--");
    }

    private static String forbidden(String complaint) {
        String said = complaint.lines().findFirst().orElse("it ended without a word");
        return "does not work here; bwrap says: '" + said
                + "'. Most often the kernel forbids user namespaces to ordinary users. Allow them, for"
                + " example with: sudo sysctl kernel.unprivileged_userns_clone=1 (Debian), or: sudo sysctl"
                + " kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu). Or set SANDBOX=wasm.";
    }

    private String program(String name) throws IOException {
        Path found = find(name);
        if (found == null) {
            throw new IOException(name + " is not installed");
        }
        return found.toString();
    }

    private @Nullable Path find(String program) {
        return path.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Whether this process runs as root. */
    static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
