package dev.amplifier.local.faults;

import dev.amplifier.local.faults.FaultPlan.Planned;
import dev.amplifier.local.launcher.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A system of its own, and the means to damage it. */
final class Damage implements AutoCloseable {

    private static final Executor THREAD_EACH = Thread::startVirtualThread;

    private final FaultyModel model = new FaultyModel();
    private final SystemUnderTest system;
    private final @Nullable SmallDisk disk;
    private final @Nullable FakeClock clock;
    private final Path folder;

    /**
     * Starts a system that can take these kinds of faults.
     *
     * @param folder empty
     */
    Damage(Path folder, Set<Fault> kinds) throws IOException, InterruptedException {
        this.folder = folder;
        Path place = Files.createDirectories(folder.resolve("system"));
        disk = kinds.contains(Fault.DISK_FULL) ? SmallDisk.on(place) : null;
        clock = kinds.stream().anyMatch(Fault::isOfTheClock) ? new FakeClock(folder.resolve("clock")) : null;
        Map<String, String> environment = new HashMap<>(Map.of(
                "MODEL_SERVER_URL", model.url(),
                "MODEL_SERVER_MODELS", "faulty",
                "DEFAULT_MODE", "expert"));
        if (clock != null) {
            environment.putAll(clock.environment());
        }
        system = new SystemUnderTest(place, environment).start();
        // The next start finds an archive of the classes that this one used.
        system.close();
        system.start();
    }

    FaultyModel model() {
        return model;
    }

    SystemUnderTest system() {
        return system;
    }

    /** How far the system's clock is ahead of ours. */
    Duration ahead() {
        return clock == null ? Duration.ZERO : clock.offset();
    }

    /**
     * Does it, and mends what does not mend itself.
     *
     * @param joining is done in the middle of a database's pause, at the same time
     */
    void cause(Planned planned, Runnable joining) throws Exception {
        switch (planned.fault()) {
            case PROCESS_KILLED -> restart();
            case DATABASE_CRASHED -> system.crashDatabase();
            case DATABASE_GONE -> {
                system.killDatabase();
                restart();
            }
            case CONNECTION_LOST -> {}
            case PROCESS_PAUSED -> {
                List<ProcessHandle> process = List.of(system.process());
                Signals.pause(process);
                pass(planned.length());
                Signals.goOn(process);
            }
            case DATABASE_PAUSED -> {
                List<ProcessHandle> processes = databaseProcesses();
                Signals.pause(processes);
                CompletableFuture<Void> joined = CompletableFuture.runAsync(joining, THREAD_EACH);
                pass(planned.length());
                Signals.goOn(processes);
                joined.join();
            }
            case CLOCK_FORWARD -> jump(planned.length());
            case CLOCK_BACK -> jump(planned.length().negated());
            case DISK_FULL -> {
                SmallDisk full = Objects.requireNonNull(disk);
                full.fill();
                pass(planned.length());
                full.free();
                if (!databaseRuns()) {
                    restart();
                }
            }
        }
    }

    /** Makes everything well again after something was not. */
    void startAfresh() throws IOException {
        restart();
    }

    private void restart() throws IOException {
        system.kill();
        system.start();
    }

    private void jump(Duration by) throws IOException {
        Objects.requireNonNull(clock).jump(by);
    }

    private boolean databaseRuns() {
        try {
            return system.database().isAlive();
        } catch (IOException | NoSuchElementException gone) {
            return false;
        }
    }

    private List<ProcessHandle> databaseProcesses() throws IOException {
        ProcessHandle server = system.database();
        return Stream.concat(Stream.of(server), server.children()).toList();
    }

    private static void pass(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    @Override
    public void close() throws Exception {
        system.close();
        model.close();
        if (disk != null) {
            disk.close();
        }
    }
}
