package dev.amplifier.local.functions.sample;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Functions that answer requests. */
public final class HttpSamples {

    private int calls;

    /** What a request looks like from inside. */
    @FunctionName("Echo")
    public HttpResponseMessage echo(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.POST},
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "echo/{word:alpha}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("word") String word,
            ExecutionContext context) {
        Map<String, Object> seen = new TreeMap<>();
        seen.put("method", request.getHttpMethod().name());
        seen.put("uri", request.getUri().toString());
        seen.put("word", word);
        seen.put("query", new TreeMap<>(request.getQueryParameters()));
        seen.put("mark", String.valueOf(request.getHeaders().get("x-mark")));
        seen.put("body", request.getBody().orElse("none"));
        seen.put("function", context.getFunctionName());
        return request.createResponseBuilder(HttpStatus.CREATED)
                .header("X-Answer", "yes")
                .body(seen)
                .build();
    }

    /** Bytes in, bytes out. */
    @FunctionName("Bytes")
    public HttpResponseMessage bytes(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.PUT},
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<byte[]>> request) {
        return request.createResponseBuilder(HttpStatus.OK)
                .body(request.getBody().orElseThrow())
                .build();
    }

    /** Counts the calls of this instance. */
    @FunctionName("Calls")
    public String calls(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET},
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Void> request) {
        calls++;
        return Integer.toString(calls);
    }

    /** Needs the function key. */
    @FunctionName("Keyed")
    public HttpResponseMessage keyed(
            @HttpTrigger(name = "request", authLevel = AuthorizationLevel.FUNCTION) HttpRequestMessage<Void> request) {
        return request.createResponseBuilder(HttpStatus.OK).build();
    }

    /** Always fails. */
    @FunctionName("Broken")
    public HttpResponseMessage broken(
            @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS) HttpRequestMessage<Void> request) {
        throw new IllegalStateException("broken on purpose");
    }

    /** Everything below {@code files}. */
    @FunctionName("Files")
    public HttpResponseMessage files(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET},
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "files/{*path}")
                    HttpRequestMessage<Void> request,
            @BindingName("path") String path) {
        return request.createResponseBuilder(HttpStatus.OK).body(path).build();
    }

    /** Starts an orchestration. */
    @FunctionName("Start")
    public HttpResponseMessage start(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.POST},
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "start/{name}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("name") String name,
            @DurableClientInput(name = "durable") DurableClientContext durable) {
        try (DurableTaskClient client = durable.getClient()) {
            String id = client.scheduleNewOrchestrationInstance(
                    name, request.getBody().orElse("").strip());
            return durable.createCheckStatusResponse(request, id);
        }
    }
}
