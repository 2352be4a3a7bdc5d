package dev.amplifier.functions.export;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.amplifier.functions.execution.ExecutionView;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.Api;
import java.util.Optional;

/** Trigger that exports executions. */
public final class ExportFunctions {

    private final Api api;
    private final Executions executions;
    private final Orchestrations.Source orchestrations;

    /** Serves through this edge. */
    public ExportFunctions(Api api, Executions executions, Orchestrations.Source orchestrations) {
        this.api = api;
        this.executions = executions;
        this.orchestrations = orchestrations;
    }

    /** {@code GET /api/executions/{id}/export}. */
    @FunctionName("exportExecution")
    public HttpResponseMessage exportExecution(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "executions/{id}/export")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            @DurableClientInput(name = "durable") DurableClientContext durable,
            ExecutionContext context) {
        return api.signedIn(request, context, (call, caller) -> {
            Orchestrations hub = orchestrations.of(durable, request);
            Orchestrations.Instance instance = executions.owned(id, caller, hub);
            String executionId = instance.request().executionId();
            return ExecutionArchive.of(instance.request(), ExecutionView.of(instance, hub.events(executionId)));
        });
    }
}
