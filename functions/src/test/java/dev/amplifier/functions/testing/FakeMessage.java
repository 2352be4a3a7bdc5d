package dev.amplifier.functions.testing;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the Functions worker hands it to a trigger. */
record FakeMessage(
        URI getUri,
        HttpMethod getHttpMethod,
        Map<String, String> getHeaders,
        Map<String, String> getQueryParameters,
        Optional<String> getBody)
        implements HttpRequestMessage<Optional<String>> {

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return createResponseBuilder((HttpStatusType) status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return new Builder(status);
    }

    private static final class Builder implements HttpResponseMessage.Builder {

        private final Map<String, String> headers = new LinkedHashMap<>();
        private HttpStatusType status;
        private @Nullable Object body;

        Builder(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public HttpResponseMessage.Builder status(HttpStatusType other) {
            this.status = other;
            return this;
        }

        @Override
        public HttpResponseMessage.Builder header(String key, String value) {
            headers.put(key.toLowerCase(Locale.ROOT), value);
            return this;
        }

        @Override
        public HttpResponseMessage.Builder body(@Nullable Object content) {
            this.body = content;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return new Response(status, headers, body);
        }
    }

    record Response(
            HttpStatusType getStatus,
            Map<String, String> headers,
            @Nullable Object getBody) implements HttpResponseMessage {

        @Override
        public @Nullable String getHeader(String key) {
            return headers.get(key.toLowerCase(Locale.ROOT));
        }
    }
}
