package dev.amplifier.local.functions.http;

import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.Binding.HttpTrigger;
import dev.amplifier.local.functions.worker.InputData;
import dev.amplifier.local.functions.worker.OutputData;
import java.util.Map;

/**
 * A function that answers requests.
 *
 * @param app the app that it belongs to
 * @param name its name in the app
 */
public record HttpFunction(AppDescription app, String name, HttpTrigger trigger, Call call) {

    /** Runs the function. */
    @FunctionalInterface
    public interface Call {

        /**
         * Runs the function for a request.
         *
         * @param metadata values of the query and of the route's parameters, by name
         * @throws Exception if the function failed
         */
        OutputData run(InputData.Request request, Map<String, InputData> metadata) throws Exception;
    }

    String path() {
        String prefix = app.host().routePrefix();
        return prefix.isEmpty() ? trigger.route() : prefix + "/" + trigger.route();
    }

    boolean answers(String method) {
        return trigger.methods().isEmpty() || trigger.methods().contains(method);
    }

    boolean sharesMethodWith(HttpFunction other) {
        return trigger.methods().isEmpty()
                || other.trigger.methods().isEmpty()
                || trigger.methods().stream().anyMatch(other.trigger.methods()::contains);
    }

    @Override
    public String toString() {
        return name + " of " + app.name();
    }
}
