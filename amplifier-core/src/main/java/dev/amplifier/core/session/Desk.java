package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.Checkpoint;
import dev.amplifier.core.hook.Injections;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import java.util.List;
import java.util.Map;

/**
 * What is laid out for one turn, and put away after it.
 *
 * @param id which session it is
 * @param tooling what tools work with
 * @param checkpoint what everything that happens passes
 * @param injections what hooks want the model to know
 * @param people are asked what hooks want people to decide
 * @param events where all goes in the end, past the hooks
 */
record Desk(
        SessionId id,
        ToolContext tooling,
        Checkpoint checkpoint,
        Injections injections,
        Approvals people,
        EventSink events) {

    Turn turn(
            Providers.Choice choice,
            String system,
            String prompt,
            List<Picture> pictures,
            ContextWindow context,
            Map<String, Tool> tools,
            Shared shared) {
        return new Turn(
                choice,
                system,
                prompt,
                pictures,
                context,
                tools,
                tooling,
                shared.spending(),
                shared.sideBySide(),
                checkpoint,
                injections);
    }

    /** The same desk, at which work ends when this token says so. */
    Desk under(Cancellation cancellation) {
        ToolContext same =
                new ToolContext(tooling.workspace(), tooling.todos(), tooling.events(), cancellation, tooling.call());
        return new Desk(id, same, checkpoint, injections, people, events);
    }

    void emit(String type, ObjectNode data) {
        checkpoint.emit(new Event(type, data));
    }

    void warn(String message) {
        emit(
                CanonicalEvents.USER_NOTIFICATION,
                JsonNodeFactory.instance.objectNode().put("level", "warning").put("message", message));
    }
}
