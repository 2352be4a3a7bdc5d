package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What a tool works with during one call. All but the call itself is shared by the calls of a turn, which may run at once, and is safe for use by
 * several threads.
 *
 * @param workspace the turn's files
 * @param todos the turn's to-do list
 * @param events hears what happens
 * @param cancellation ends or holds the turn
 * @param call which call it is
 */
public record ToolContext(Workspace workspace, TodoList todos, EventSink events, Cancellation cancellation, Call call) {

    /** What the calls of a turn share. */
    public ToolContext(Workspace workspace, TodoList todos, EventSink events, Cancellation cancellation) {
        this(workspace, todos, events, cancellation, new Call("", null));
    }

    /**
     * One call of a tool.
     *
     * @param id the id that the model gave it; empty if none calls
     * @param group the id of the calls that it goes together with; null if it goes alone
     */
    public record Call(String id, @Nullable String group) {

        /** Says in the data of an event which group it is, if it goes with others. */
        public ObjectNode putGroup(ObjectNode data) {
            return group == null ? data : data.put("parallel_group_id", group);
        }
    }

    /** The same, for this call. */
    public ToolContext during(Call other) {
        return new ToolContext(workspace, todos, events, cancellation, other);
    }
}
