package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what happens in the machine, and keeps the steps' timeline true to what it says. */
final class Announcer {

    private final Timeline timeline;
    private List<MachineEvent> events = new ArrayList<>();

    Announcer(Timeline timeline) {
        this.timeline = timeline;
    }

    List<MachineEvent> drain() {
        List<MachineEvent> drained = List.copyOf(events);
        events = new ArrayList<>();
        return drained;
    }

    void stepStarted(String path, String id, String type, Instant now) {
        timeline.started(path, id, 1, now);
        say("step:start", path, now, step(id).put("type", type).put("attempt", 1));
    }

    void stepRetried(String path, String id, int attempt, Duration delay, Failure failure, Instant now) {
        timeline.started(path, id, attempt, now);
        say(
                "step:retry",
                path,
                now,
                failure(step(id), failure).put("attempt", attempt).put("delay_ms", delay.toMillis()));
    }

    void stepCompleted(String path, String id, @Nullable JsonNode result, Instant now) {
        long millis = timeline.ended(path, StepView.State.COMPLETED, now);
        ObjectNode data = step(id).put("duration_ms", millis);
        if (result != null) {
            data.put("preview", Sizes.preview(result)).put("size", Sizes.of(result));
        }
        say("step:complete", path, now, data);
    }

    void stepKept(String path, String id, Instant now) {
        timeline.kept(path, id);
        say("step:complete", path, now, step(id).put("kept", true));
    }

    void stepSkipped(String path, String id, String reason, Instant now) {
        timeline.skipped(path, id, now);
        say("step:skipped", path, now, step(id).put("reason", reason));
    }

    /** @param handling what on_error makes of it: {@code fail}, {@code continue} or {@code skip_remaining} */
    void stepFailed(String path, String id, Failure failure, String handling, Instant now) {
        long millis = timeline.ended(path, StepView.State.FAILED, now);
        say(
                "step:error",
                path,
                now,
                failure(step(id), failure).put("on_error", handling).put("duration_ms", millis));
    }

    void stageStarted(String path, int index, Instant now) {
        say(
                "stage:start",
                path,
                now,
                object().put("name", path.substring(path.lastIndexOf('/') + 1)).put("index", index));
    }

    void stageCompleted(String path, int index, Instant now) {
        say(
                "stage:complete",
                path,
                now,
                object().put("name", path.substring(path.lastIndexOf('/') + 1)).put("index", index));
    }

    /** @param limit how many iterations there may be at most */
    void iteration(String path, String id, int number, int limit, Instant now) {
        say("loop:iteration", path, now, step(id).put("iteration", number).put("max_iterations", limit));
    }

    void approvalRequired(Effect.AwaitApproval gate, Instant now) {
        timeline.waiting(gatePath(gate.path()), gate.stage(), now);
        ObjectNode data = gate(gate)
                .put("prompt", gate.prompt())
                .put("on_timeout", gate.onTimeout().word());
        if (!gate.timeout().isZero()) {
            data.put("expires_at", now.plus(gate.timeout()).toString());
        }
        say("approval:required", gate.path(), now, data);
    }

    void approvalDecided(Effect.AwaitApproval gate, String type, String message, boolean passed, Instant now) {
        timeline.ended(gatePath(gate.path()), passed ? StepView.State.COMPLETED : StepView.State.FAILED, now);
        say(type, gate.path(), now, gate(gate).put("message", message).put("passed", passed));
    }

    void contextUpdated(String path, Map<String, JsonNode> variables, Instant now) {
        ObjectNode data = object();
        data.set("variables", views(variables));
        say("context:updated", path, now, data);
    }

    /** Names, sizes and previews of variables. */
    static ArrayNode views(Map<String, JsonNode> variables) {
        ArrayNode views = JsonNodeFactory.instance.arrayNode();
        variables.forEach((name, value) ->
                views.addObject().put("name", name).put("size", Sizes.of(value)).put("preview", Sizes.preview(value)));
        return views;
    }

    void warned(String path, String message, Instant now) {
        say("user:notification", path, now, object().put("level", "warning").put("message", message));
    }

    ArrayNode save() {
        ArrayNode saved = JsonNodeFactory.instance.arrayNode();
        for (MachineEvent event : events) {
            ObjectNode one = saved.addObject().put("type", event.event().type()).put("path", event.path());
            one.put("at", event.at().toString()).set("data", event.event().data());
        }
        return saved;
    }

    void load(JsonNode saved) {
        for (JsonNode one : saved) {
            Event event = new Event(one.path("type").asText(), (ObjectNode) one.path("data"));
            events.add(new MachineEvent(
                    event,
                    one.path("path").asText(),
                    Instant.parse(one.path("at").asText())));
        }
    }

    private void say(String type, String path, Instant now, ObjectNode data) {
        events.add(new MachineEvent(new Event(type, data), path, now));
    }

    private static String gatePath(String stagePath) {
        return stagePath + "/approval";
    }

    private static ObjectNode gate(Effect.AwaitApproval gate) {
        return object().put("stage", gate.stage());
    }

    private static ObjectNode step(String id) {
        return object().put("id", id);
    }

    private static ObjectNode failure(ObjectNode data, Failure failure) {
        return data.put("code", failure.code()).put("message", failure.message());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
