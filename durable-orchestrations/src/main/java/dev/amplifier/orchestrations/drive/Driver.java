package dev.amplifier.orchestrations.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.amplifier.orchestrations.stream.Announcement;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.ExecutionResult;
import dev.amplifier.platform.contract.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Drives one execution's {@link Work} on its orchestration. One is made for each replay; it holds no state of its own beyond it.
 *
 * <p>Waits for whatever comes first: an activity, a timer, a control event or the time limit. {@code await} suspends by throwing, so nothing
 * here catches anything but {@link TaskFailedException}.
 */
public final class Driver {

    /** Activities after which the history is begun anew, as soon as nothing is outstanding. */
    static final int CALLS_PER_HISTORY = 60;

    private final TaskOrchestrationContext ctx;
    private final ExecutionRequest request;
    private final Work work;
    private final ObjectMapper json;
    private final TimeLimit limit;
    private final CarriedEvents carried;

    private final Map<Integer, Task<String>> calls = new TreeMap<>();
    private final Map<Integer, Task<Void>> timers = new TreeMap<>();
    private final List<Task<String>> publications = new ArrayList<>();
    private Task<JsonNode> control;
    private @Nullable Task<Void> deadline;
    /** Events that the next activity is to send. */
    private List<Announcement> unsent;

    private int effect;
    private int callsMade;

    /**
     * A driver that goes on from {@code resume}.
     *
     * @param resume where an earlier history stopped; {@link Resume#start} at the beginning
     */
    public Driver(TaskOrchestrationContext ctx, ExecutionRequest request, Work work, Resume resume, ObjectMapper json) {
        this.ctx = ctx;
        this.request = request;
        this.work = work;
        this.json = json;
        this.effect = resume.effect();
        this.limit = new TimeLimit(
                Duration.ofSeconds(request.timeoutSeconds()),
                Duration.ofMillis(resume.activeMillis()),
                ctx.getCurrentInstant());
        this.carried = new CarriedEvents(resume.events());
        this.unsent = resume.announcements();
        this.control = ctx.waitForExternalEvent(Names.CONTROL_EVENT, JsonNode.class);
    }

    /**
     * Drives the work to its end.
     *
     * @return the {@link ExecutionResult} as JSON; null if the orchestration continues in a new history
     */
    public @Nullable String run() {
        ctx.setCustomStatus(new StatusAtTurnEnd(work, json));
        while (true) {
            Instant now = ctx.getCurrentInstant();
            request(work.advance(now));
            Optional<ExecutionResult> end = work.ended();
            if (end.isPresent()) {
                return finish(end.get());
            }
            limit.mark(work.working(), now);
            awaitAny();
            take(ctx.getCurrentInstant());
            if (continueInNewHistory()) {
                return null;
            }
        }
    }

    private void request(List<Work.Request> requests) {
        List<Announcement> news = new ArrayList<>(unsent);
        news.addAll(work.announcements());
        unsent = List.of();
        for (Work.Request wanted : requests) {
            switch (wanted) {
                case Work.Request.Call call -> {
                    calls.put(call.id(), call(call.activity(), call.step(), call.input(), news));
                    news = List.of();
                }
                case Work.Request.Timer timer -> timers.put(timer.id(), ctx.createTimer(timer.delay()));
            }
        }
        if (!news.isEmpty() && work.ended().isEmpty()) {
            publications.add(call(Activities.PUBLISH_EVENTS, "", json.createObjectNode(), news));
        } else if (!news.isEmpty()) {
            unsent = news;
        }
    }

    private Task<String> call(String activity, String step, ObjectNode input, List<Announcement> news) {
        callsMade++;
        effect++;
        if (ctx.getIsReplaying()) {
            // The history has this call with its input already; the client library compares the name alone.
            return ctx.callActivity(activity, null, null, String.class);
        }
        ObjectNode whole = input.deepCopy();
        whole.setAll((ObjectNode)
                json.valueToTree(new ActivityHeader(request.executionId(), effect, step, news, request.traceParent())));
        return ctx.callActivity(activity, whole, null, String.class);
    }

    private void awaitAny() {
        List<Task<?>> waiting = new ArrayList<>(calls.values());
        waiting.addAll(timers.values());
        waiting.addAll(publications);
        waiting.add(control);
        Task<Void> untilDeadline = deadline;
        if (untilDeadline == null) {
            untilDeadline = ctx.createTimer(limit.left());
            deadline = untilDeadline;
        }
        waiting.add(untilDeadline);
        try {
            ctx.anyOf(waiting).await();
        } catch (TaskFailedException failed) {
            // Which of them failed is found out below, where each is looked at.
            return;
        }
    }

    private void take(Instant now) {
        // What a step answers to a cancellation may come together with it, and must be understood by it.
        while (control.isDone()) {
            controlRequest(control.await()).ifPresent(asked -> work.control(asked, now));
            control = ctx.waitForExternalEvent(Names.CONTROL_EVENT, JsonNode.class);
        }
        for (Iterator<Map.Entry<Integer, Task<String>>> it = calls.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<Integer, Task<String>> call = it.next();
            if (call.getValue().isDone()) {
                // A removal may put another entry in the place of this one.
                int id = call.getKey();
                Task<String> answer = call.getValue();
                it.remove();
                work.returned(id, result(answer), now);
            }
        }
        for (Iterator<Map.Entry<Integer, Task<Void>>> it = timers.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<Integer, Task<Void>> timer = it.next();
            if (timer.getValue().isDone()) {
                int id = timer.getKey();
                it.remove();
                work.fired(id, now);
            }
        }
        for (Iterator<Task<String>> it = publications.iterator(); it.hasNext(); ) {
            Task<String> publication = it.next();
            if (publication.isDone()) {
                it.remove();
                result(publication);
            }
        }
        limit.mark(work.working(), now);
        Task<Void> untilDeadline = deadline;
        if (untilDeadline != null && untilDeadline.isDone()) {
            deadline = null;
            if (limit.left().isZero()) {
                work.outOfTime(Duration.ofSeconds(request.timeoutSeconds()), now);
            }
        }
    }

    /** An activity's answer. One that threw is a failure of ours, which the user is told without its details. */
    private ActivityResult result(Task<String> call) {
        try {
            ActivityResult result = json(call.await(), ActivityResult.class);
            carried.add(result.events());
            return result;
        } catch (TaskFailedException failed) {
            String type = failed.getErrorDetails().getErrorType();
            return Failures.result("internal", "The step could not be run (" + type + "). Try again.", true);
        }
    }

    private String finish(ExecutionResult result) {
        ObjectNode input = json.createObjectNode();
        input.set("result", json.valueToTree(result));
        input.put("created_at", request.createdAt());
        input.put("user_mode", request.mode());
        input.put("recipe_name", request.recipeName());
        // Its failure changes nothing: the run's own outcome stands, whether or not its end could be announced.
        result(call(Activities.FINISH_EXECUTION, "", input, unsent));
        return text(result);
    }

    private boolean continueInNewHistory() {
        if (work.ended().isPresent()
                || callsMade < CALLS_PER_HISTORY
                || !timers.isEmpty()
                || calls.size() + publications.size() > 0) {
            return false;
        }
        return work.snapshot()
                .map(snapshot -> {
                    Resume resume = new Resume(
                            snapshot, effect, limit.active().toMillis(), carried.events(), work.announcements());
                    ctx.continueAsNew(json.valueToTree(request.resumingFrom(json.valueToTree(resume))), true);
                    return true;
                })
                .orElse(false);
    }

    /** What was asked; nothing if somebody sent what is no request. */
    private Optional<ControlRequest> controlRequest(JsonNode event) {
        try {
            return Optional.of(json.treeToValue(event, ControlRequest.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private <T> T json(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a " + value.getClass().getSimpleName(), e);
        }
    }
}
