package dev.amplifier.core.hook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.cancellation.RunningTool;
import dev.amplifier.core.event.Event;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is told of a cancellation: that it was asked for, and that it is done. */
public final class CancelEvents {

    private CancelEvents() {}

    /** Somebody asked for it, while these tool calls were under way. */
    public static Event requested(Level level, List<RunningTool> runningTools) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("level", level.name().toLowerCase(Locale.ROOT));
        ArrayNode running = data.putArray("running_tools");
        runningTools.forEach(tool -> running.addObject().put("id", tool.id()).put("name", tool.name()));
        return new Event(CanonicalEvents.CANCEL_REQUESTED, data);
    }

    /**
     * The work has stopped.
     *
     * @param level how far it was cancelled at last
     * @param error what went wrong meanwhile; null if nothing
     */
    public static Event completed(Level level, @Nullable String error) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("was_immediate", level == Level.IMMEDIATE);
        if (error != null) {
            data.put("error", error);
        }
        return new Event(CanonicalEvents.CANCEL_COMPLETED, data);
    }
}
