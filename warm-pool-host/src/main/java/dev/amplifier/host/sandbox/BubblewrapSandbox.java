package dev.amplifier.host.sandbox;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.LackingCommand;
import dev.amplifier.core.sandbox.Leftovers;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxOutcome.Cause;
import dev.amplifier.core.sandbox.SandboxTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox for the real programs of a computer with Linux: a Bash under bubblewrap. It reads the system's programs and nothing else of the
 * computer, writes only its workspace, and has no network. Each process has limits of its own; what all of them take together is looked at ten
 * times a second. When a program ends or is ended, all its processes are gone.
 */
public final class BubblewrapSandbox implements Sandbox {

    /** Longest time that a program is given. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final long LOOK_MILLIS = 100;
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_DISK_BYTES = 256L << 20;
    private static final int PAGE_BYTES = 4096;
    private static final String ADVICE =
            "The bubblewrap sandbox has the programs that lie in this computer's /usr, and '%s' is not among them."
                    + " Install it there, or use a command that is.";

    private final Bubblewrap bubblewrap;
    private final Places places;

    private BubblewrapSandbox(Bubblewrap bubblewrap, int atOnce) {
        this.bubblewrap = bubblewrap;
        this.places = new Places("bubblewrap-sandbox-", atOnce, LONGEST);
    }

    /**
     * A sandbox of this computer.
     *
     * @param atOnce programs that run at once at most; each may take a GiB of memory and 256 MiB of disk
     */
    public static BubblewrapSandbox ofProcess(int atOnce) {
        return new BubblewrapSandbox(Bubblewrap.ofProcess(), atOnce);
    }

    /** Why this computer cannot have it, as the end of a sentence, with what to do; empty if it can. */
    public static Optional<String> obstacle() {
        return Bubblewrap.ofProcess().obstacle();
    }

    @Override
    public SandboxOutcome run(SandboxTask task, Cancellation cancellation) {
        return places.run(task.limit(), cancellation, () -> perform(task));
    }

    @Override
    public void close() {
        places.close();
    }

    private SandboxOutcome perform(SandboxTask task) throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.make(task.files())) {
            if (!Files.isDirectory(folder.workspace().resolve(task.folder()))) {
                return new SandboxOutcome.Unfinished(
                        Cause.UNAVAILABLE, "The workspace has no folder '" + task.folder() + "'.");
            }
            Process process = bubblewrap.start(folder, task);
            try {
                return watched(process, folder);
            } finally {
                end(process);
            }
        }
    }

    private static SandboxOutcome watched(Process process, ScratchFolder folder)
            throws IOException, InterruptedException {
        BoundedText stdout = BoundedText.of(process.getInputStream());
        BoundedText stderr = BoundedText.of(process.getErrorStream());
        Optional<String> excess = Optional.empty();
        boolean ended = false;
        while (!ended && excess.isEmpty()) {
            ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            excess = excess(process, folder);
        }
        if (excess.isPresent()) {
            return new SandboxOutcome.Unfinished(Cause.EXHAUSTED, excess.get());
        }
        String complaints = stderr.await();
        Leftovers left = folder.leftovers();
        return new SandboxOutcome.Exited(
                process.exitValue(),
                stdout.await(),
                complaints + LackingCommand.advice(complaints, ADVICE),
                left.files(),
                left.notices());
    }

    /** What of its bounds a program has left, in words. */
    private static Optional<String> excess(Process process, ScratchFolder folder) throws IOException {
        List<ProcessHandle> processes = process.descendants().toList();
        if (processes.size() > Bubblewrap.MOST_PROCESSES) {
            return Optional.of("The program started more than " + Bubblewrap.MOST_PROCESSES + " processes.");
        }
        long memory = processes.stream().mapToLong(BubblewrapSandbox::resident).sum();
        if (memory > Bubblewrap.MOST_MEMORY_BYTES) {
            return Optional.of("The program needs more memory than the sandbox's "
                    + (Bubblewrap.MOST_MEMORY_BYTES >> 20) + " MiB. Work on less at once.");
        }
        ScratchFolder.Size size = folder.size(MOST_ENTRIES);
        if (size.bytes() > MOST_DISK_BYTES || size.entries() > MOST_ENTRIES || size.tooDeep()) {
            return Optional.of("The program wrote more than " + (MOST_DISK_BYTES >> 20) + " MiB, " + MOST_ENTRIES
                    + " files, or folders too deep in each other.");
        }
        return Optional.empty();
    }

    private static long resident(ProcessHandle process) {
        try {
            String[] pages = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ", 3);
            return Long.parseLong(pages[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException gone) {
            return 0;
        }
    }

    /** The first process of the namespace dies with bwrap, and the kernel ends the others with it. */
    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(LOOK_MILLIS * 50, TimeUnit.MILLISECONDS);
    }
}
