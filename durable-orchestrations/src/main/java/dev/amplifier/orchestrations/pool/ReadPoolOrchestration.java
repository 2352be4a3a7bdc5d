package dev.amplifier.orchestrations.pool;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.amplifier.platform.contract.Names;
import org.jspecify.annotations.Nullable;

/** Asks whichever warm host takes the work for its pool's figures. Nobody else reaches a warm host, which has no address. */
public final class ReadPoolOrchestration {

    /** Output: {@link dev.amplifier.platform.contract.PoolReport} as JSON text. */
    @FunctionName(Names.READ_POOL)
    public @Nullable String run(@DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
        return context.callActivity(ReportPoolActivity.NAME, "", String.class).await();
    }
}
