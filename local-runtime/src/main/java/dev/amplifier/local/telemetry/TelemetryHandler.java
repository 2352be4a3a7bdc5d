package dev.amplifier.local.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

/**
 * A collector and its page: {@code POST /_local/telemetry/v1/traces} takes OTLP in JSON, {@code GET /_local/telemetry} shows it and
 * {@code GET /_local/telemetry.json} tells it.
 */
public final class TelemetryHandler extends Handler.Abstract {

    /** Where it lives; the base address of the collector. */
    public static final String ROOT = "/_local/telemetry";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 4 << 20;
    private static final long BODY_SECONDS = 10;

    private final RecentSpans spans = new RecentSpans();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        switch (request.getMethod() + " " + request.getHttpURI().getPath()) {
            case "POST " + ROOT + "/v1/traces" -> take(request, response, callback);
            case "GET " + ROOT -> write(response, callback, "text/html; charset=utf-8", TelemetryPage.of(spans));
            case "GET " + ROOT + ".json" ->
                write(
                        response,
                        callback,
                        "application/json",
                        JSON.writeValueAsString(Map.of("latencies", spans.latencies(), "traces", spans.traces())));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Only JSON is taken, which a page of another site can't send without asking first. */
    private void take(Request request, Response response, Callback callback) throws InterruptedException {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/json")) {
            Response.writeError(request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
            return;
        }
        try {
            byte[] body = Content.Source.asByteArrayAsync(request, MOST_BYTES).get(BODY_SECONDS, TimeUnit.SECONDS);
            spans.add(JSON.readTree(new String(body, StandardCharsets.UTF_8)));
            write(response, callback, "application/json", "{}");
        } catch (ExecutionException | TimeoutException e) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        } catch (JsonProcessingException e) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
        }
    }

    private static void write(Response response, Callback callback, String type, String text) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders()
                .put(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
