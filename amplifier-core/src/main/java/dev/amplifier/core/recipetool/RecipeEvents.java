package dev.amplifier.core.recipetool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.run.MachineEvent;
import dev.amplifier.core.recipe.run.RunState;
import java.util.List;
import java.util.Map;

/**
 * What is told of a recipe inside a turn, under names of their own: a {@code step:start} of the stream is of the step in which the turn itself runs. For one
 * thread.
 */
final class RecipeEvents {

    private static final Map<String, String> NAMES = Map.of(
            "step:start", "recipe:step",
            "step:complete", "recipe:step_complete",
            "step:skipped", "recipe:step_skipped",
            "step:error", "recipe:step_failed",
            "step:retry", "recipe:step_retry",
            "loop:iteration", "recipe:loop_iteration",
            "stage:start", "recipe:stage_start",
            "stage:complete", "recipe:stage_complete",
            "approval:required", "recipe:approval");

    private final Recipe recipe;
    private final String session;
    private final EventSink events;

    RecipeEvents(Recipe recipe, String session, EventSink events) {
        this.recipe = recipe;
        this.session = session;
        this.events = events;
    }

    void started() {
        ObjectNode data = about().put("description", recipe.description().value())
                .put("total_steps", recipe.steps().size())
                .put("status", "running");
        ArrayNode steps = data.putArray("steps");
        recipe.steps().forEach(step -> steps.add(step.id()));
        events.emit(new Event("recipe:start", data));
    }

    void happened(List<MachineEvent> news) {
        for (MachineEvent event : news) {
            String name = NAMES.get(event.event().type());
            if (name != null) {
                ObjectNode data = about().put("path", event.path());
                for (Map.Entry<String, JsonNode> field : event.event().data().properties()) {
                    data.set(field.getKey(), field.getValue());
                }
                events.emit(new Event(name, data));
            }
        }
    }

    void ended(RunState state) {
        switch (state) {
            case RunState.Completed completed ->
                events.emit(new Event(
                        "recipe:complete", about().put("status", "completed").put("success", true)));
            case RunState.Cancelled cancelled ->
                events.emit(new Event("recipe:cancelled", about().put("status", "cancelled")));
            case RunState.Denied denied ->
                events.emit(new Event(
                        "recipe:denied", about().put("status", "denied").put("stage_name", denied.stage())));
            case RunState.Failed failed ->
                events.emit(new Event(
                        "recipe:error",
                        about().put("status", "failed")
                                .put("code", failed.code())
                                .put("message", failed.message())));
            case RunState.Running running -> {}
            case RunState.WaitingApproval waiting -> {}
            case RunState.Paused paused -> {}
        }
    }

    private ObjectNode about() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", recipe.name().value())
                .put("recipe_session_id", session);
    }
}
