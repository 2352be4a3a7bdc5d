package dev.amplifier.orchestrations.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.amplifier.orchestrations.drive.Driver;
import dev.amplifier.orchestrations.drive.Resume;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Names;
import org.jspecify.annotations.Nullable;

/** The orchestration of one prompt. */
public final class RunPromptOrchestration {

    /** Input: {@link ExecutionRequest} ; output: an execution result as JSON text. */
    @FunctionName(Names.RUN_PROMPT)
    public @Nullable String run(@DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
        ExecutionRequest request = Json.fromTree(context.getInput(JsonNode.class), ExecutionRequest.class);
        return new Driver(context, request, new PromptWork(request, Json.mapper()), Resume.start(), Json.mapper())
                .run();
    }
}
