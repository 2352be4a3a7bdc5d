package dev.amplifier.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ParentInstanceInfo;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import dev.amplifier.local.hub.WorkExecutor.FunctionFailedException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs turns. Messages come in through {@link #deliver}; a turn is decided in memory, made durable by the {@link Committer}, and only then does
 * anything follow from it. An activity's result that finds its instance at rest is made durable together with the turn that it causes.
 */
final class Engine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final Store store;
    private final WorkExecutor executor;
    private final HubOptions options;
    private final Committer committer;
    private final Activities activities;
    private final Alarm alarm = new Alarm();
    private final ExecutorService turns;
    private final Map<String, Instance> living = new ConcurrentHashMap<>();
    private final Waiters waiters = new Waiters();
    private final AtomicLong messageIds = new AtomicLong();
    private final AtomicLong cachedBytes = new AtomicLong();
    private volatile boolean closing;

    Engine(Store store, WorkExecutor executor, HubOptions options) {
        this.store = store;
        this.executor = executor;
        this.options = options;
        this.committer = new Committer(store);
        this.activities = new Activities(executor, options.activities());
        this.turns = Executors.newFixedThreadPool(
                options.turns(), Thread.ofPlatform().name("hub-turn-", 0).factory());
    }

    /** Goes on where an earlier process stopped. */
    void recover() throws SQLException {
        for (Instance instance : store.living()) {
            List<HistoryEvent> history = store.history(instance.id);
            instance.history = new ArrayList<>();
            instance.append(history);
            cachedBytes.addAndGet(instance.historyBytes);
            living.put(instance.id, instance);
        }
        store.messages(message -> {
            messageIds.accumulateAndGet(message.id(), Math::max);
            Instance instance = living.get(message.instanceId());
            if (instance == null) {
                committer.submit(List.of(new Change.Consume(List.of(message.id()))), () -> {});
            } else if (message.visibleAt() > System.currentTimeMillis()) {
                alarm.at(message.visibleAt(), () -> deliver(message));
            } else {
                instance.inbox.add(message);
            }
        });
        for (Instance instance : living.values()) {
            resume(instance);
        }
        if (!living.isEmpty()) {
            log.info("going on with {} orchestrations", living.size());
        }
    }

    Store store() {
        return store;
    }

    Waiters waiters() {
        return waiters;
    }

    Committer committer() {
        return committer;
    }

    /** How many timers and delayed messages wait for their time. */
    int alarms() {
        return alarm.waiting();
    }

    boolean lives(String instanceId) {
        return living.containsKey(instanceId);
    }

    /**
     * Begins an instance.
     *
     * @return false if one of this id is alive
     */
    boolean begin(HistoryEvent start, long visibleAt, Runnable then) {
        var started = start.getExecutionStarted();
        String id = started.getOrchestrationInstance().getInstanceId();
        Instance instance = newInstance(start);
        if (living.putIfAbsent(id, instance) != null) {
            return false;
        }
        Message message = message(id, instance.executionId, start, true, visibleAt);
        committer.submit(List.of(create(start), new Change.Send(message)), () -> {
            then.run();
            if (visibleAt > System.currentTimeMillis()) {
                alarm.at(visibleAt, () -> deliver(message));
            } else {
                deliver(message);
            }
        });
        return true;
    }

    /** Sends an event to a living instance from outside; it is durable before {@code then} runs. */
    void send(String instanceId, HistoryEvent event, Runnable then) {
        Message message = message(instanceId, "", event, true, 0);
        committer.submit(List.of(new Change.Send(message)), () -> {
            then.run();
            deliver(message);
        });
    }

    /** Hands a message to its instance. One that nobody waits for any more is dropped. */
    private void deliver(Message message) {
        Instance instance = living.get(message.instanceId());
        if (instance == null) {
            drop(message);
            return;
        }
        synchronized (instance) {
            if (!message.executionId().isEmpty() && !message.executionId().equals(instance.executionId)) {
                drop(message);
                return;
            }
            if (instance.busy && !message.stored() && !message.event().hasTimerFired()) {
                // The turn that runs now does not know of it: it must not be lost meanwhile.
                Message kept = new Message(
                        message.id(), message.instanceId(), message.executionId(), message.event(), true, 0);
                instance.inbox.add(kept);
                committer.submit(List.of(new Change.Send(kept)), () -> {});
                return;
            }
            instance.inbox.add(message);
            if (!instance.busy) {
                schedule(instance);
            }
        }
    }

    private void drop(Message message) {
        if (message.stored()) {
            committer.submit(List.of(new Change.Consume(List.of(message.id()))), () -> {});
        }
    }

    private void schedule(Instance instance) {
        instance.busy = true;
        if (!closing) {
            turns.execute(() -> turn(instance));
        }
    }

    private void turn(Instance instance) {
        try {
            List<Message> messages = takeInbox(instance);
            if (messages.isEmpty()) {
                return;
            }
            List<HistoryEvent> history = history(instance);
            Turn turn = new Turn(
                    instance, history, messages.stream().map(Message::event).toList(), instant(messages));
            settle(instance, messages, decide(instance, history, messages, turn));
        } catch (SQLException e) {
            log.warn("cannot read the history of {}, trying again: {}", instance.id, e.getMessage());
            alarm.at(System.currentTimeMillis() + 500, () -> schedule(instance));
        } catch (RuntimeException e) {
            log.error("a turn of {} broke the task hub; the orchestration stands still", instance.id, e);
        }
    }

    private Decision decide(Instance instance, List<HistoryEvent> history, List<Message> messages, Turn turn) {
        for (Message message : messages) {
            if (message.event().hasExecutionTerminated()) {
                var terminated = message.event().getExecutionTerminated();
                return turn.terminate(
                        terminated.hasInput() ? terminated.getInput().getValue() : null);
            }
        }
        OrchestratorRequest.Builder request = OrchestratorRequest.newBuilder()
                .setInstanceId(instance.id)
                .setExecutionId(StringValue.of(instance.executionId))
                .addAllNewEvents(turn.arrived());
        for (HistoryEvent event : history) {
            // The client library knows no handler for it.
            if (!event.hasEventSent()) {
                request.addPastEvents(event);
            }
        }
        try {
            Decision decision = turn.decide(executor.runOrchestrator(instance.name, request.build()));
            warnIfStuck(instance, messages, decision);
            return decision;
        } catch (FunctionFailedException e) {
            return turn.fail(Activities.details(e));
        }
    }

    private void settle(Instance instance, List<Message> messages, Decision decision) {
        List<Change> changes = new ArrayList<>();
        List<Message> follow = new ArrayList<>();
        Instant now = Instant.now();
        synchronized (instance) {
            List<Long> consumed =
                    messages.stream().filter(Message::stored).map(Message::id).toList();
            if (!consumed.isEmpty()) {
                changes.add(new Change.Consume(consumed));
            }
            instance.status = decision.status();
            if (decision.again().isEmpty()) {
                changes.add(new Change.Append(instance.id, instance.historyLength, decision.events()));
                long before = instance.historyBytes;
                instance.append(decision.events());
                cachedBytes.addAndGet(instance.historyBytes - before);
            } else {
                startOver(instance, decision, changes, follow);
            }
            String customStatus = decision.customStatus();
            boolean sameStatus = customStatus == null || customStatus.equals(instance.customStatus);
            instance.customStatus = customStatus == null ? instance.customStatus : customStatus;
            Decision.End end = decision.end();
            changes.add(new Change.Update(
                    instance.id,
                    decision.status(),
                    sameStatus ? null : customStatus,
                    end == null ? null : end.output(),
                    end == null ? null : end.failure(),
                    now));
            if (end != null && end.parent() != null) {
                follow.add(toParent(end.parent(), end));
            }
            for (Decision.Raised raised : decision.raised()) {
                follow.add(message(raised.instanceId(), "", raised.event(), true, 0));
            }
            for (Decision.Child child : decision.children()) {
                bear(instance, child, changes, follow);
            }
        }
        follow.forEach(message -> changes.add(new Change.Send(message)));
        committer.submit(changes, () -> settled(instance, decision, follow));
    }

    /** What follows from a turn, now that it is durable. */
    private void settled(Instance instance, Decision decision, List<Message> follow) {
        synchronized (instance) {
            if (decision.end() != null) {
                living.remove(instance.id);
                cachedBytes.addAndGet(-instance.historyBytes);
                instance.inbox.forEach(this::drop);
                instance.silence();
            } else {
                if (!decision.again().isEmpty()) {
                    // The start of the new execution comes before whatever has arrived meanwhile.
                    follow.reversed().forEach(instance.inbox::addFirst);
                    follow.clear();
                }
                instance.busy = false;
                if (!instance.inbox.isEmpty()) {
                    schedule(instance);
                }
            }
            decision.tasks().forEach((id, task) -> start(instance, id));
            if (decision.end() == null) {
                decision.timers().forEach((id, at) -> wake(instance, id, at));
            }
        }
        follow.forEach(this::deliver);
        waiters.tell(instance.id, decision.end() != null);
        makeRoom();
    }

    private void startOver(Instance instance, Decision decision, List<Change> changes, List<Message> follow) {
        var start = decision.again().getFirst().getExecutionStarted();
        String executionId = start.getOrchestrationInstance().getExecutionId().getValue();
        cachedBytes.addAndGet(-instance.historyBytes);
        instance.begin(executionId);
        changes.add(new Change.StartOver(
                instance.id, executionId, start.hasInput() ? start.getInput().getValue() : null));
        for (HistoryEvent event : decision.again()) {
            follow.add(message(instance.id, executionId, event, true, 0));
        }
    }

    private void bear(Instance parent, Decision.Child child, List<Change> changes, List<Message> follow) {
        Instance instance = newInstance(child.start());
        if (living.putIfAbsent(child.instanceId(), instance) == null) {
            changes.add(create(child.start()));
            follow.add(message(child.instanceId(), instance.executionId, child.start(), true, 0));
        } else {
            int task = child.start().getExecutionStarted().getParentInstance().getTaskScheduledId();
            TaskFailureDetails failure = TaskFailureDetails.newBuilder()
                    .setErrorType("OrchestrationAlreadyExists")
                    .setErrorMessage("an orchestration with the id '" + child.instanceId() + "' is running already")
                    .build();
            follow.add(message(parent.id, parent.executionId, Events.childFailed(task, failure), true, 0));
        }
    }

    private Message toParent(ParentInstanceInfo parent, Decision.End end) {
        TaskFailureDetails failure = end.failure();
        HistoryEvent event = failure == null
                ? Events.childCompleted(parent.getTaskScheduledId(), end.output())
                : Events.childFailed(parent.getTaskScheduledId(), failure);
        var instance = parent.getOrchestrationInstance();
        return message(instance.getInstanceId(), instance.getExecutionId().getValue(), event, true, 0);
    }

    private void resume(Instance instance) {
        synchronized (instance) {
            for (Integer id : List.copyOf(instance.tasks.keySet())) {
                boolean answered = instance.inbox.stream().anyMatch(message -> Events.answers(message.event(), id));
                if (!answered) {
                    start(instance, id);
                }
            }
            instance.timers.forEach((id, at) -> wake(instance, id, at));
            if (!instance.inbox.isEmpty()) {
                schedule(instance);
            }
        }
    }

    private void start(Instance instance, int id) {
        var task = instance.tasks.get(id);
        if (task == null || closing) {
            return;
        }
        String executionId = instance.executionId;
        activities.start(id, task, event -> deliver(message(instance.id, executionId, event, false, 0)));
    }

    private void wake(Instance instance, int id, long at) {
        String instanceId = instance.id;
        String executionId = instance.executionId;
        instance.keep(
                id,
                alarm.at(at + 1, () -> deliver(message(instanceId, executionId, Events.timerFired(id, at), false, 0))));
    }

    /** What has arrived, without answers to what is not asked any more: those come twice, or to an execution that is over. */
    private List<Message> takeInbox(Instance instance) {
        List<Message> messages = new ArrayList<>();
        synchronized (instance) {
            for (Message message : instance.inbox) {
                boolean current =
                        message.executionId().isEmpty() || message.executionId().equals(instance.executionId);
                if (current && instance.expects(message.event())) {
                    messages.add(message);
                } else {
                    drop(message);
                }
            }
            instance.inbox.clear();
            if (messages.isEmpty()) {
                instance.busy = false;
            }
        }
        return messages;
    }

    private List<HistoryEvent> history(Instance instance) throws SQLException {
        synchronized (instance) {
            List<HistoryEvent> history = instance.history;
            if (history == null) {
                history = new ArrayList<>(store.history(instance.id));
                instance.history = history;
                instance.historyBytes = history.stream()
                        .mapToLong(HistoryEvent::getSerializedSize)
                        .sum();
                cachedBytes.addAndGet(instance.historyBytes);
            }
            return history;
        }
    }

    /** Lets go of histories of instances at rest until memory is within its bound again. */
    private void makeRoom() {
        if (cachedBytes.get() <= options.cachedBytes()) {
            return;
        }
        for (Instance instance : living.values()) {
            synchronized (instance) {
                if (!instance.busy && instance.history != null) {
                    cachedBytes.addAndGet(-instance.historyBytes);
                    instance.history = null;
                    instance.historyBytes = 0;
                }
            }
            if (cachedBytes.get() <= options.cachedBytes() / 2) {
                return;
            }
        }
    }

    /** The client library decides by comparing, in milliseconds and strictly, whether a timer is due. */
    private static Instant instant(List<Message> messages) {
        Instant now = Instant.now();
        for (Message message : messages) {
            if (message.event().hasTimerFired()) {
                Instant due = Times.instant(message.event().getTimerFired().getFireAt())
                        .plusMillis(2);
                now = now.isBefore(due) ? due : now;
            }
        }
        return now;
    }

    private static void warnIfStuck(Instance instance, List<Message> messages, Decision decision) {
        boolean waitsForEventsOnly = decision.end() == null
                && decision.again().isEmpty()
                && decision.tasks().isEmpty()
                && decision.timers().isEmpty()
                && decision.children().isEmpty()
                && instance.timers.isEmpty()
                && instance.children.isEmpty()
                && messages.stream().allMatch(message -> Events.isResult(message.event()))
                && messages.size() >= instance.tasks.size();
        if (waitsForEventsOnly) {
            log.warn(
                    "orchestration {} of {} took a result, asked for nothing and has nothing outstanding: it waits for an external"
                            + " event, or the result could not be read and it waits for ever",
                    instance.id,
                    instance.name);
        }
    }

    private static Instance newInstance(HistoryEvent start) {
        var started = start.getExecutionStarted();
        Instance instance = new Instance(
                started.getOrchestrationInstance().getInstanceId(),
                started.getName(),
                started.getOrchestrationInstance().getExecutionId().getValue(),
                OrchestrationStatus.ORCHESTRATION_STATUS_PENDING);
        instance.history = new ArrayList<>();
        return instance;
    }

    private static Change create(HistoryEvent start) {
        var started = start.getExecutionStarted();
        return new Change.Create(
                started.getOrchestrationInstance().getInstanceId(),
                started.getOrchestrationInstance().getExecutionId().getValue(),
                started.getName(),
                started.hasInput() ? started.getInput().getValue() : null,
                Times.instant(start.getTimestamp()));
    }

    private Message message(
            String instanceId, @Nullable String executionId, HistoryEvent event, boolean stored, long visibleAt) {
        return new Message(
                messageIds.incrementAndGet(),
                instanceId,
                executionId == null ? "" : executionId,
                event,
                stored,
                visibleAt);
    }

    /** Lets running turns and commits end, five seconds at most. Activities that still run are run again by the next process. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        alarm.close();
        turns.shutdown();
        if (!turns.awaitTermination(5, TimeUnit.SECONDS)) {
            turns.shutdownNow();
        }
        committer.close();
        activities.close();
    }
}
