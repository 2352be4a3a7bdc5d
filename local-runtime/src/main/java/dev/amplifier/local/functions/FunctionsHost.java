package dev.amplifier.local.functions;

import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.Binding;
import dev.amplifier.local.functions.app.InvalidAppException;
import dev.amplifier.local.functions.http.HttpFunction;
import dev.amplifier.local.functions.http.HttpFunctions;
import dev.amplifier.local.functions.timer.Ncrontab;
import dev.amplifier.local.functions.timer.Timers;
import dev.amplifier.local.functions.worker.AppWorker;
import dev.amplifier.local.functions.worker.InputData;
import dev.amplifier.local.functions.worker.OutputData;
import dev.amplifier.local.hub.WorkExecutor;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs function apps, each in a class loader of its own, as Azure would run them. Safe for use by several threads. */
public final class FunctionsHost implements WorkExecutor, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FunctionsHost.class);

    private final LoadedFunctions functions;
    private final HttpFunctions http;
    private final HostOptions options;
    private final TimeLimit limit;
    private final Timers timers = new Timers(Clock.systemUTC());

    private FunctionsHost(LoadedFunctions functions, HttpFunctions http, HostOptions options, TimeLimit limit) {
        this.functions = functions;
        this.http = http;
        this.options = options;
        this.limit = limit;
    }

    /**
     * Loads apps, side by side. Their functions may be run from now on.
     *
     * @throws InvalidAppException if an app cannot be run, or if two functions answer to the same route or Durable name
     */
    public static FunctionsHost load(List<AppDescription> apps, HostOptions options) {
        List<LoadedApp> loaded = apps.parallelStream()
                .map(app -> new LoadedApp(app, AppWorker.load(app)))
                .toList();
        LoadedFunctions functions = new LoadedFunctions();
        TimeLimit limit = new TimeLimit();
        try {
            for (LoadedApp one : loaded) {
                one.app
                        .functions()
                        .forEach(function -> functions.add(new LoadedFunction(one.app, function, one.worker, limit)));
            }
            List<HttpFunction> http = functions
                    .withTrigger(Binding.HttpTrigger.class)
                    .map(function -> httpFunction(function, options))
                    .toList();
            HttpFunctions handler = new HttpFunctions(http, options.keys(), options.maxBodyBytes());
            return new FunctionsHost(functions, handler, options, limit);
        } catch (RuntimeException e) {
            limit.close();
            throw e;
        }
    }

    private record LoadedApp(AppDescription app, AppWorker worker) {}

    /** Answers requests with the HTTP functions; leaves every other path to the next handler. */
    public Handler http() {
        return http;
    }

    /** Runs the warm-up functions and returns when they ended. One that fails is logged and otherwise ignored, as in Azure. */
    public void warmUp() {
        functions
                .withTrigger(Binding.WarmupTrigger.class)
                .forEach(function -> runLogged(function, new InputData.Json("{}")));
    }

    /**
     * Starts the timer functions.
     *
     * @throws InvalidAppException if a schedule is not understood
     */
    public void startTimers() {
        functions.withTrigger(Binding.TimerTrigger.class).forEach(function -> {
            String expression = ((Binding.TimerTrigger) function.trigger()).schedule();
            Ncrontab schedule;
            try {
                schedule = Ncrontab.parse(resolve(expression));
            } catch (IllegalArgumentException e) {
                throw new InvalidAppException("function " + function.name() + ": " + e.getMessage(), e);
            }
            timers.start("timer-" + function.name(), schedule, state -> runLogged(function, new InputData.Json(state)));
        });
    }

    @Override
    public OrchestratorResponse runOrchestrator(String name, OrchestratorRequest request)
            throws FunctionFailedException {
        LoadedFunction function = functions.orchestrator(name).orElseThrow(() -> unknown("orchestrator", name));
        String encoded = Base64.getEncoder().encodeToString(request.toByteArray());
        if (!(run(function, new InputData.Text(encoded)) instanceof OutputData.Text answer)) {
            throw new FunctionFailedException(
                    "InvalidOperationException",
                    "the orchestrator " + name + " did not answer. Its app lacks the Durable middleware:"
                            + " durabletask-azure-functions must be among its libraries",
                    null);
        }
        try {
            return OrchestratorResponse.parseFrom(Base64.getDecoder().decode(answer.text()));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new FunctionFailedException(
                    "InvalidOperationException", "the answer of the orchestrator " + name + " cannot be read", null);
        }
    }

    @Override
    public @Nullable String runActivity(String name, @Nullable String inputJson) throws FunctionFailedException {
        LoadedFunction function = functions.activity(name).orElseThrow(() -> unknown("activity", name));
        InputData input = inputJson == null ? new InputData.Nothing() : new InputData.Text(inputJson);
        return switch (run(function, input)) {
            case OutputData.Nothing nothing -> null;
            case OutputData.Text text -> new JsonPrimitive(text.text()).toString();
            case OutputData.Json json -> json.json().equals("null") ? null : json.json();
            case OutputData.Bytes bytes ->
                new JsonPrimitive(Base64.getEncoder().encodeToString(bytes.bytes())).toString();
            case OutputData.Response response ->
                throw new FunctionFailedException(
                        "InvalidOperationException", "the activity " + name + " returned an HTTP response", null);
        };
    }

    /** Stops the timers. Whoever calls it has stopped sending work before. */
    @Override
    public void close() {
        timers.close();
        limit.close();
    }

    private OutputData run(LoadedFunction function, InputData trigger) throws FunctionFailedException {
        return function.run(trigger, Map.of(), options.hub());
    }

    private void runLogged(LoadedFunction function, InputData trigger) {
        try {
            run(function, trigger);
        } catch (FunctionFailedException e) {
            log.error("function {} failed: {}: {}\n{}", function.name(), e.errorType(), e.getMessage(), e.stack());
        }
    }

    private String resolve(String text) {
        if (text.length() > 2 && text.startsWith("%") && text.endsWith("%")) {
            String name = text.substring(1, text.length() - 1);
            return options.settings().getOrDefault(name, text);
        }
        return text;
    }

    private static HttpFunction httpFunction(LoadedFunction function, HostOptions options) {
        return new HttpFunction(
                function.app(),
                function.name(),
                (Binding.HttpTrigger) function.trigger(),
                (request, metadata) -> function.run(request, metadata, options.hub()));
    }

    private FunctionFailedException unknown(String kind, String name) {
        return new FunctionFailedException(
                "InvalidOperationException",
                "no function app has the " + kind + " \"" + name + "\"; there are " + functions.durableNames(),
                null);
    }
}
