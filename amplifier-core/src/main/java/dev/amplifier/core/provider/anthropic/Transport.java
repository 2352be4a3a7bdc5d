package dev.amplifier.core.provider.anthropic;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.errors.AnthropicIoException;
import dev.amplifier.core.provider.http.ModelCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The client's way to the network. */
final class Transport implements HttpClient {

    private final ModelCall call;

    Transport(ModelCall call) {
        this.call = call;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : request.headers().names()) {
            headers.put(name, request.headers().values(name));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.body().ifPresent(body -> body.writeTo(bytes));
        headers.keySet().removeIf("content-type"::equalsIgnoreCase);
        headers.put("content-type", List.of("application/json"));
        try {
            return new Response(
                    call.send(request.method().name(), URI.create(request.url()), headers, bytes.toByteArray()));
        } catch (IOException e) {
            throw new AnthropicIoException("the request failed", e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("calls wait for their answer"));
    }

    @Override
    public void close() {}

    private record Response(ModelCall.Reply reply) implements HttpResponse {

        @Override
        public int statusCode() {
            return reply.status();
        }

        @Override
        public Headers headers() {
            Headers.Builder headers = Headers.builder();
            reply.headers().forEach(headers::put);
            return headers.build();
        }

        @Override
        public InputStream body() {
            return reply.body();
        }

        @Override
        public void close() {
            try {
                reply.body().close();
            } catch (IOException e) {
                // Nothing is lost: the answer is not read any more.
            }
        }
    }
}
