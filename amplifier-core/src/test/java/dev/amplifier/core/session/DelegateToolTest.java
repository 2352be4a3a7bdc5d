package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContract;
import java.util.List;

class DelegateToolTest extends ToolContract {

    @Override
    protected Tool tool() {
        Agent reader = new Agent(
                "demo",
                "reader",
                "Reads.",
                "Read closely.",
                List.of(),
                List.of(),
                Agent.Delegates.ALL,
                JsonNodeFactory.instance.objectNode());
        return new DelegateTool(
                List.of(reader),
                List.of(),
                (agent, task) -> new TurnResult.Answered("read: " + task, TurnResult.Spent.NOTHING));
    }

    @Override
    protected String goodInput() {
        return "{\"agent\": \"reader\", \"instruction\": \"Read a.md\"}";
    }
}
