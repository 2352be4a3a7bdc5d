package dev.amplifier.local.launcher;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what no handler could with a problem document (RFC 9457) and the headers that answers of the API have. What went wrong inside is not
 * told, nor is anything of the request repeated. Safe for use by several threads.
 */
final class ProblemErrors extends ErrorHandler {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "Cache-Control", "no-store");

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        boolean head = request.getMethod().equals("HEAD");
        String document = document(code, cause == null ? message : null);
        response.write(
                true,
                head ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)),
                callback);
    }

    private static String document(int code, @Nullable String said) {
        String title = Objects.requireNonNullElse(HttpStatus.getMessage(code), "Error");
        JsonObject problem = new JsonObject();
        problem.addProperty("type", "about:blank");
        problem.addProperty("title", title);
        problem.addProperty("status", code);
        problem.addProperty("detail", said == null || said.equals(title) ? detail(code) : said);
        return problem.toString();
    }

    private static String detail(int code) {
        return switch (code) {
            case HttpStatus.BAD_REQUEST_400 ->
                "The request is not well formed: its path, query, headers or body break the rules of HTTP or of its encoding.";
            case HttpStatus.UNAUTHORIZED_401 -> "This wants a key.";
            case HttpStatus.NOT_FOUND_404 ->
                "There is nothing here for this path and method. /api/docs lists what there is.";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "The body is too large. Send less at once.";
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "The address or the headers are too long. Send less in them.";
            default -> code < 500 ? "The request cannot be answered." : "This is our fault, not yours.";
        };
    }
}
