package dev.amplifier.orchestrations.activity;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.amplifier.orchestrations.drive.Activities;
import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.Usage;
import java.util.List;

/** Sends events of the orchestrator while nothing else is to be done. */
public final class PublishEventsActivity {

    private final EffectStage stage;

    /** The activity. */
    public PublishEventsActivity(EffectStage stage) {
        this.stage = stage;
    }

    /** Input: header; output: {@link ActivityResult}. */
    @FunctionName(Activities.PUBLISH_EVENTS)
    public String run(@DurableActivityTrigger(name = "input") String input) {
        return stage.perform(
                input, (events, people, cancellation) -> new ActivityResult("ok", null, null, Usage.NONE, List.of()));
    }
}
