package dev.amplifier.functions.execution;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.time.Duration;
import java.time.InstantSource;

/** Timer that forgets executions: what a run said stands in its orchestration's history and nowhere else, and goes with it. */
public final class RetentionFunctions {

    /** How long an execution is kept, counted from its start; one that still runs or waits is kept longer. */
    static final Duration KEPT = Duration.ofDays(7);

    private final Orchestrations.Source hub;
    private final InstantSource clock;

    /** Forgets executions of this task hub. */
    public RetentionFunctions(Orchestrations.Source hub, InstantSource clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** Hourly. */
    @FunctionName("forgetExecutions")
    public void forget(
            @TimerTrigger(name = "timer", schedule = "0 23 * * * *") String timer,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        hub.of(durable, null).purge(clock.instant().minus(KEPT));
    }
}
