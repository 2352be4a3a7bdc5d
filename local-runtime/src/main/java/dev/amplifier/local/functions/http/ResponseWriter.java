package dev.amplifier.local.functions.http;

import dev.amplifier.local.functions.worker.OutputData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes what a function returned as an HTTP answer. */
final class ResponseWriter {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    private ResponseWriter() {}

    static void write(OutputData output, Response response, Callback callback) {
        switch (output) {
            case OutputData.Nothing nothing -> {
                response.setStatus(204);
                callback.succeeded();
            }
            case OutputData.Response answer -> {
                response.setStatus(answer.status());
                for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                    response.getHeaders().put(header.getKey(), header.getValue());
                }
                body(answer.body(), response, callback);
            }
            default -> {
                response.setStatus(200);
                body(output, response, callback);
            }
        }
    }

    private static void body(OutputData body, Response response, Callback callback) {
        switch (body) {
            case OutputData.Text text -> send(TEXT, text.text().getBytes(StandardCharsets.UTF_8), response, callback);
            case OutputData.Json json
            when json.json().equals("null") -> response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            case OutputData.Json json -> send(JSON, json.json().getBytes(StandardCharsets.UTF_8), response, callback);
            case OutputData.Bytes bytes -> send(BYTES, bytes.bytes(), response, callback);
            case OutputData.Nothing nothing -> response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            case OutputData.Response nested ->
                callback.failed(new IllegalStateException("a function answered with an answer inside an answer"));
        }
    }

    private static void send(String usualType, byte[] bytes, Response response, Callback callback) {
        if (!response.getHeaders().contains(HttpHeader.CONTENT_TYPE)) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, usualType);
        }
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
