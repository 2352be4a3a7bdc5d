package dev.amplifier.local.functions.http;

import dev.amplifier.local.functions.worker.InputData;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Fields;

/** Makes of an HTTP request what the Functions host hands to a worker. */
final class RequestReader {

    private RequestReader() {}

    /**
     * Reads a request with its body. Like the host it sees a body only where {@code Content-Length} announces one.
     *
     * @throws IllegalArgumentException if its address is not a well-formed URI
     */
    static InputData.Request read(Request request) throws IOException {
        return new InputData.Request(
                request.getMethod().toUpperCase(Locale.ROOT),
                URI.create(request.getHttpURI().toString()),
                headers(request),
                query(request),
                body(request));
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            headers.merge(field.getLowerCaseName(), value, (first, next) -> first + "," + next);
        }
        return headers;
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            String value = String.join(",", field.getValues());
            if (!value.isEmpty()) {
                query.put(field.getName(), value);
            }
        }
        return query;
    }

    private static InputData body(Request request) throws IOException {
        if (request.getLength() <= 0) {
            return new InputData.Nothing();
        }
        byte[] bytes = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String lowerType = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (lowerType.startsWith("application/octet-stream") || lowerType.startsWith("multipart/")) {
            return new InputData.Bytes(bytes);
        }
        return new InputData.Text(new String(bytes, charset(lowerType)));
    }

    private static Charset charset(String type) {
        String name = MimeTypes.getCharsetFromContentType(type);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
