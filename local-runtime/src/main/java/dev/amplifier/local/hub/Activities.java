package dev.amplifier.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import dev.amplifier.local.hub.WorkExecutor.FunctionFailedException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs activities, so many at once and no more. */
final class Activities implements AutoCloseable {

    private final WorkExecutor executor;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hub-activity-", 0).factory());

    Activities(WorkExecutor executor, int atOnce) {
        this.executor = executor;
        this.room = new Semaphore(atOnce, true);
    }

    /** Runs an activity in the background and hands its result to {@code then}, unless the hub closes first. */
    void start(int id, TaskScheduledEvent task, Consumer<HistoryEvent> then) {
        threads.execute(() -> {
            try {
                room.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            try {
                then.accept(run(id, task));
            } finally {
                room.release();
            }
        });
    }

    private HistoryEvent run(int id, TaskScheduledEvent task) {
        try {
            String input = task.hasInput() ? task.getInput().getValue() : null;
            return Events.taskCompleted(id, executor.runActivity(task.getName(), input));
        } catch (FunctionFailedException e) {
            return Events.taskFailed(id, details(e));
        } catch (RuntimeException e) {
            return Events.taskFailed(
                    id,
                    details(new FunctionFailedException(
                            e.getClass().getSimpleName(), String.valueOf(e.getMessage()), null)));
        }
    }

    static TaskFailureDetails details(FunctionFailedException e) {
        TaskFailureDetails.Builder details = TaskFailureDetails.newBuilder()
                .setErrorType(e.errorType())
                .setErrorMessage(String.valueOf(e.getMessage()));
        String stack = e.stack();
        if (stack != null) {
            details.setStackTrace(StringValue.of(stack));
        }
        return details.build();
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
