package dev.amplifier.orchestrations.activity;

import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.amplifier.core.recipe.run.Outcome;
import dev.amplifier.core.secret.Redactor;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.orchestrations.drive.Activities;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Usage;
import java.util.List;

/** Runs an agent in a warm session. */
public final class RunAgentActivity {

    private final EffectStage stage;
    private final AgentRunner agents;

    /** The activity. */
    public RunAgentActivity(EffectStage stage, AgentRunner agents) {
        this.stage = stage;
        this.agents = agents;
    }

    /** Input: header and {@link AgentInput}; output: {@link ActivityResult}. */
    @FunctionName(Activities.RUN_AGENT)
    public String run(@DurableActivityTrigger(name = "input") String input) {
        AgentInput agent = Json.read(input, AgentInput.class);
        return stage.perform(
                input, (events, people, cancellation) -> result(agents.run(agent, events, people, cancellation)));
    }

    private static ActivityResult result(TurnResult turn) {
        TurnResult.Spent spent = turn.spent();
        Usage usage = new Usage(spent.inputTokens(), spent.outputTokens(), spent.costUsd());
        return switch (turn) {
            case TurnResult.Answered answered ->
                new ActivityResult("ok", TextNode.valueOf(answered.text()), null, usage, List.of());
            case TurnResult.Failed failed ->
                failed(
                        new ActivityResult.Failure(
                                failed.code(), Redactor.STANDARD.redact(failed.message()), failed.retryable()),
                        usage);
            case TurnResult.Stopped stopped ->
                failed(new ActivityResult.Failure(Outcome.Failed.CANCELLED, "The step was cancelled.", false), usage);
        };
    }

    private static ActivityResult failed(ActivityResult.Failure failure, Usage usage) {
        return new ActivityResult("error", null, failure, usage, List.of());
    }
}
