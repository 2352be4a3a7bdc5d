package dev.amplifier.local.functions;

import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.Binding;
import dev.amplifier.local.functions.app.FunctionDescription;
import dev.amplifier.local.functions.worker.AppWorker;
import dev.amplifier.local.functions.worker.FunctionFailedException;
import dev.amplifier.local.functions.worker.InputData;
import dev.amplifier.local.functions.worker.OutputData;
import dev.amplifier.local.hub.WorkExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A function that can be run. */
record LoadedFunction(AppDescription app, FunctionDescription function, AppWorker worker, TimeLimit limit) {

    String name() {
        return function.name();
    }

    Binding.Trigger trigger() {
        return function.trigger();
    }

    /**
     * Runs it.
     *
     * @param triggerData the trigger's value
     * @param metadata what else the trigger tells
     * @throws WorkExecutor.FunctionFailedException if it threw or ran longer than its app allows
     */
    OutputData run(InputData triggerData, Map<String, InputData> metadata, HubConnection hub)
            throws WorkExecutor.FunctionFailedException {
        Map<String, InputData> inputs = new HashMap<>();
        inputs.put(trigger().name(), triggerData);
        for (Binding binding : function.others()) {
            if (binding instanceof Binding.DurableClient client) {
                inputs.put(client.name(), new InputData.Text(hub.clientJson()));
            }
        }
        try {
            return limit.call(app.host().functionTimeout(), () -> worker.run(function, inputs, metadata));
        } catch (FunctionFailedException e) {
            WorkExecutor.FunctionFailedException failure =
                    new WorkExecutor.FunctionFailedException(e.errorType(), e.errorMessage(), e.stack());
            failure.initCause(e);
            throw failure;
        } catch (TimeoutException e) {
            throw new WorkExecutor.FunctionFailedException(
                    "FunctionTimeoutException", "function " + name() + ": " + e.getMessage(), null);
        } catch (Exception e) {
            throw new IllegalStateException("function " + name() + " could not be run", e);
        }
    }
}
