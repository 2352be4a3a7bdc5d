package dev.amplifier.local.launcher;

import dev.amplifier.local.hub.ManagementApi;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Serves the Durable management endpoints to callers that have a key. */
final class ManagementHandler extends Handler.Abstract {

    private static final String ROOT = "/runtime/webhooks/durabletask";
    private static final int MAX_BODY_BYTES = 4 << 20;
    private static final long BODY_SECONDS = 30;

    private final ManagementApi management;
    private final List<String> keys;

    /** Endpoints that each of these keys opens. */
    ManagementHandler(ManagementApi management, List<String> keys) {
        this.management = management;
        this.keys = List.copyOf(keys);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (!path.startsWith(ROOT + "/")) {
            return false;
        }
        Fields query = Request.extractQueryParameters(request);
        String header = request.getHeaders().get("x-functions-key");
        if (!hasKey(header != null ? header : query.getValue("code"))) {
            Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401);
            return true;
        }
        byte[] body;
        try {
            body = Content.Source.asByteArrayAsync(request, MAX_BODY_BYTES).get(BODY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            return true;
        }
        Map<String, String> parameters = new HashMap<>();
        query.forEach(field -> parameters.put(field.getName(), field.getValue()));
        answer(
                management.handle(new ManagementApi.Request(
                        request.getMethod(),
                        path.substring(ROOT.length() + 1),
                        request.getHttpURI().getScheme() + "://"
                                + request.getHttpURI().getAuthority() + ROOT,
                        parameters,
                        request.getHeaders().get(HttpHeader.CONTENT_TYPE),
                        new String(body, StandardCharsets.UTF_8))),
                response,
                callback);
        return true;
    }

    private static void answer(ManagementApi.Response answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
    }

    private boolean hasKey(@Nullable String given) {
        byte[] bytes = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), bytes));
    }
}
