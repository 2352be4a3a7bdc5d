package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.bundle.BundleReader.BundleException;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContract;
import dev.amplifier.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;

class DelegateToolTest extends ToolContract {

    private final SessionPlan plan = plan();
    private final Desk desk =
            plan.desk(SessionId.random(), "self", new Workspace(), event -> {}, Approvals.NOBODY, new Cancellation());

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
        return new DelegateTool(List.of(reader), List::of, desk, new SubSessions(), new DelegateTool.Opener() {
            @Override
            public SubSession open(Agent agent, List<Providers.Preference> wishes) {
                return new SubSession(
                        desk.id().child(agent.name()),
                        agent,
                        plan.context(List.of()),
                        new Providers(List.of(new ScriptedProvider(1_000))).choose(wishes),
                        (session, task, events) -> new TurnResult.Answered("read: " + task, TurnResult.Spent.NOTHING));
            }

            @Override
            public void choose(SubSession session, List<Providers.Preference> wishes) {}
        });
    }

    @Override
    protected String goodInput() {
        return "{\"agent\": \"reader\", \"instruction\": \"Read a.md\"}";
    }

    private static SessionPlan plan() {
        try {
            return new SessionPlan(new BundleReader(name -> Optional.empty()).read("bundle: {name: demo}"), List.of());
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }
}
