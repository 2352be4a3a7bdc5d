package dev.amplifier.local.functions.timer;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs things by their schedules, in UTC. A run that lasts longer than its interval is not overtaken by the next one: the moments that it
 * missed are left out. Safe for use by several threads.
 */
public final class Timers implements AutoCloseable {

    private final Clock clock;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("function-timers").factory());

    /** Timers by a clock. */
    public Timers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Starts a timer.
     *
     * @param name name of the threads that it runs on
     * @param run given the timer's state as JSON, in the form of the Functions host; must not throw
     */
    public void start(String name, Ncrontab schedule, Consumer<String> run) {
        schedule(new Timer(name, schedule, run), null);
    }

    private record Timer(String name, Ncrontab schedule, Consumer<String> run) {}

    private void schedule(Timer timer, @Nullable LocalDateTime last) {
        LocalDateTime now = LocalDateTime.now(clock);
        Optional<LocalDateTime> next = timer.schedule.next(now);
        if (next.isEmpty()) {
            return;
        }
        long delay = Duration.between(now, next.get()).toMillis() + 1;
        try {
            alarm.schedule(
                    () -> Thread.ofVirtual().name(timer.name).start(() -> fire(timer, last, next.get())),
                    delay,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void fire(Timer timer, @Nullable LocalDateTime last, LocalDateTime due) {
        try {
            timer.run.accept(state(timer.schedule, last, due));
        } finally {
            schedule(timer, due);
        }
    }

    private static String state(Ncrontab schedule, @Nullable LocalDateTime last, LocalDateTime due) {
        JsonObject status = new JsonObject();
        status.addProperty("Last", text(last == null ? LocalDateTime.of(1, 1, 1, 0, 0) : last));
        status.addProperty("LastUpdated", text(due));
        status.addProperty("Next", text(schedule.next(due).orElse(due)));
        JsonObject rule = new JsonObject();
        rule.addProperty("AdjustForDST", true);
        JsonObject state = new JsonObject();
        state.add("Schedule", rule);
        state.add("ScheduleStatus", status);
        state.addProperty("IsPastDue", false);
        return state.toString();
    }

    private static String text(LocalDateTime moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment) + "Z";
    }

    /** Stops every timer. Runs that have begun go on. */
    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
