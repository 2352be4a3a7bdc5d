package dev.amplifier.local.functions.http;

import dev.amplifier.local.functions.app.InvalidAppException;
import dev.amplifier.local.functions.worker.InputData;
import dev.amplifier.local.functions.worker.OutputData;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests with functions. A path that no function serves is left to the next handler. Functions run on the thread of the
 * request, so the server's threads should be virtual.
 */
public final class HttpFunctions extends Handler.Abstract {

    private static final Logger log = LoggerFactory.getLogger(HttpFunctions.class);

    private final RouteTable routes;
    private final FunctionKeys keys;
    private final long maxBodyBytes;

    /**
     * A handler for functions.
     *
     * @param maxBodyBytes longest body of a request; a longer one is answered with 413
     * @throws InvalidAppException if a route is not well formed, or if two functions answer the same requests
     */
    public HttpFunctions(List<HttpFunction> functions, FunctionKeys keys, long maxBodyBytes) {
        this.routes = new RouteTable(functions);
        this.keys = keys;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String method = request.getMethod().toUpperCase(Locale.ROOT);
        Optional<RouteTable.Match> match = routes.find(method, segments(request));
        if (match.isEmpty()) {
            return false;
        }
        HttpFunction function = match.get().function();
        if (!keys.admit(function.trigger().authLevel(), key(request))) {
            Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401);
        } else if (request.getLength() > maxBodyBytes) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        } else {
            run(function, match.get().values(), request, response, callback);
        }
        return true;
    }

    private static void run(
            HttpFunction function, Map<String, String> route, Request request, Response response, Callback callback)
            throws IOException {
        InputData.Request input;
        try {
            input = RequestReader.read(request);
        } catch (IllegalArgumentException e) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return;
        }
        OutputData output;
        try {
            output = function.call().run(input, metadata(input, route));
        } catch (Exception e) {
            log.error("function {} failed", function, e);
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
            return;
        }
        ResponseWriter.write(output, response, callback);
    }

    private static Map<String, InputData> metadata(InputData.Request input, Map<String, String> route) {
        Map<String, InputData> metadata = new HashMap<>();
        input.query().forEach((name, value) -> metadata.put(name, new InputData.Text(value)));
        route.forEach((name, value) -> metadata.put(name, new InputData.Text(value)));
        return metadata;
    }

    private static String key(Request request) {
        String header = request.getHeaders().get("x-functions-key");
        return header != null ? header : Request.extractQueryParameters(request).getValue("code");
    }

    private static List<String> segments(Request request) {
        return Arrays.stream(request.getHttpURI().getPath().split("/", -1))
                .skip(1)
                .map(URIUtil::decodePath)
                .toList();
    }
}
