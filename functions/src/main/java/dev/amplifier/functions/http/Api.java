package dev.amplifier.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.database.DatabaseException;
import dev.amplifier.platform.relay.RelayUnavailableException;
import dev.amplifier.platform.telemetry.Span;
import dev.amplifier.platform.telemetry.Spans;
import dev.amplifier.platform.telemetry.Telemetry;
import dev.amplifier.platform.telemetry.TraceContext;
import dev.amplifier.platform.token.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every trigger does around its one call: decode, authenticate, turn problems into problem documents, add the headers that every answer
 * has, and write one log line without a user's words. Safe for use by several threads.
 */
public final class Api {

    /** Largest body that is read, in bytes of UTF-8. */
    public static final int BODY_LIMIT = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final Map<String, String> EVERY_ANSWER = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "Cache-Control", "no-store");

    private final Callers callers;
    private final Telemetry telemetry;
    private final Spans spans;

    /** Knows callers by their tokens and reports to this telemetry, with a span for each request. */
    public Api(Callers callers, Telemetry telemetry, Spans spans) {
        this.spans = spans;
        this.callers = callers;
        this.telemetry = telemetry;
    }

    /** What an endpoint does for a caller who has signed in. */
    @FunctionalInterface
    public interface SignedIn {

        /** Serves the request. */
        ApiResponse serve(ApiRequest request, Identity caller);
    }

    /** Serves a request of anybody. */
    public HttpResponseMessage open(
            HttpRequestMessage<Optional<String>> message,
            ExecutionContext context,
            Function<ApiRequest, ApiResponse> endpoint) {
        long start = System.nanoTime();
        Instant began = Instant.now();
        Optional<TraceContext> parent = traceParent(message);
        TraceContext place = parent.map(TraceContext::child).orElseGet(TraceContext::root);
        ApiRequest request = decode(message, context, place);
        try (var traced = MDC.putCloseable("trace_id", place.traceId());
                var numbered = MDC.putCloseable("request_id", request.id())) {
            ApiResponse response = answer(request, endpoint);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            log(request, response.status(), took);
            spans.record(span(request, place, parent.map(TraceContext::spanId), began, took, response.status()));
            return encode(message, request, response);
        }
    }

    /** Serves a request of somebody who has signed in. */
    public HttpResponseMessage signedIn(
            HttpRequestMessage<Optional<String>> message, ExecutionContext context, SignedIn endpoint) {
        return open(
                message,
                context,
                request -> endpoint.serve(request, caller(request).identity()));
    }

    /** Serves a request of a person; a program's token does not do. */
    public HttpResponseMessage inPerson(
            HttpRequestMessage<Optional<String>> message, ExecutionContext context, SignedIn endpoint) {
        return open(message, context, request -> {
            Callers.Caller caller = caller(request);
            if (caller.program()) {
                throw Problem.of(
                        ProblemType.FORBIDDEN, "This is for people. Sign in; a program's token is not accepted here.");
            }
            return endpoint.serve(request, caller.identity());
        });
    }

    /** Serves a request of somebody who has signed in and works in at least this mode. */
    public HttpResponseMessage inMode(
            Mode lowest, HttpRequestMessage<Optional<String>> message, ExecutionContext context, SignedIn endpoint) {
        return signedIn(message, context, (request, caller) -> {
            if (!caller.mode().includes(lowest)) {
                throw Problem.of(
                        ProblemType.MODE_TOO_LOW,
                        "This needs " + lowest.wireName() + " mode and you are in "
                                + caller.mode().wireName()
                                + " mode. Your ceiling is " + caller.ceiling().wireName()
                                + "; change the mode with POST /api/auth/mode.");
            }
            return endpoint.serve(request, caller);
        });
    }

    /** Who is calling, if the request says so; empty for a request without a token. */
    public Optional<Identity> callerIfAny(ApiRequest request) {
        return request.bearer().isEmpty()
                ? Optional.empty()
                : Optional.of(caller(request).identity());
    }

    private Callers.Caller caller(ApiRequest request) {
        return request.bearer()
                .flatMap(callers::of)
                .orElseThrow(() -> Problem.of(
                                ProblemType.UNAUTHENTICATED,
                                "There is no valid token. Send Authorization: Bearer <token>. People get one by signing in and a new one from"
                                        + " POST /api/auth/refresh; programs get one from POST /api/auth/programs.")
                        .withHeaders(Map.of("WWW-Authenticate", "Bearer")));
    }

    private static ApiResponse answer(ApiRequest request, Function<ApiRequest, ApiResponse> endpoint) {
        try {
            if (request.body().isPresent()
                    && request.body().get().getBytes(StandardCharsets.UTF_8).length > BODY_LIMIT) {
                throw Problem.of(
                        ProblemType.TOO_LARGE, "The body is larger than " + BODY_LIMIT + " bytes. Send less at once.");
            }
            return endpoint.apply(request);
        } catch (Problem problem) {
            return document(request, problem);
        } catch (DatabaseException e) {
            LOG.error("{} of request {} failed", request.operation(), request.id(), e);
            return document(request, Problem.unavailable("database", 5));
        } catch (RelayUnavailableException e) {
            LOG.error("{} of request {} failed", request.operation(), request.id(), e);
            return document(request, Problem.unavailable("event relay", 5));
        } catch (RuntimeException e) {
            LOG.error("{} of request {} failed", request.operation(), request.id(), e);
            return document(
                    request,
                    Problem.of(
                            ProblemType.INTERNAL,
                            "This is our fault, not yours. Tell us the request's id, " + request.id() + "."));
        }
    }

    private static ApiResponse document(ApiRequest request, Problem problem) {
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("type", problem.type().uri())
                .put("title", problem.type().title())
                .put("status", problem.type().status())
                .put("detail", problem.detail())
                .put("instance", "urn:uuid:" + request.id());
        if (!problem.findings().isEmpty()) {
            body.set("errors", Json.toTree(problem.findings()));
        }
        Optional.ofNullable(problem.headers().get("Retry-After"))
                .ifPresent(seconds -> body.put("retry_after", Integer.parseInt(seconds)));
        return ApiResponse.of(problem.type().status(), "application/problem+json", body)
                .with(problem.headers());
    }

    private static Optional<TraceContext> traceParent(HttpRequestMessage<Optional<String>> message) {
        return message.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("traceparent"))
                .findFirst()
                .flatMap(header -> TraceContext.parse(header.getValue()));
    }

    private static ApiRequest decode(
            HttpRequestMessage<Optional<String>> message, ExecutionContext context, TraceContext place) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Optional<String> body = message.getBody();
        return new ApiRequest(
                context.getInvocationId(),
                context.getFunctionName(),
                Map.copyOf(message.getQueryParameters()),
                Map.copyOf(headers),
                body == null ? Optional.empty() : body.filter(text -> !text.isEmpty()),
                place);
    }

    private static HttpResponseMessage encode(
            HttpRequestMessage<Optional<String>> message, ApiRequest request, ApiResponse response) {
        HttpResponseMessage.Builder builder = message.createResponseBuilder(HttpStatusType.custom(response.status()));
        Map<String, String> headers = new HashMap<>(EVERY_ANSWER);
        headers.putAll(response.headers());
        headers.put("X-Request-Id", request.id());
        Object body = response.body();
        if (body != null) {
            builder.body(body instanceof byte[] ? body : sent(body, request, headers));
        }
        headers.forEach(builder::header);
        return builder.build();
    }

    private static Object sent(Object body, ApiRequest request, Map<String, String> headers) {
        String text = body instanceof String written ? written : Json.write(body);
        if (text.length() < Compression.WORTHWHILE) {
            return text;
        }
        headers.put("Vary", "Accept-Encoding");
        if (!Compression.accepted(request.header("accept-encoding").orElse(""))) {
            return text;
        }
        headers.put("Content-Encoding", "gzip");
        // The same in another coding is another thing to a strong tag (RFC 9110, section 8.8.1).
        headers.computeIfPresent("ETag", (name, tag) -> tag.startsWith("W/") ? tag : "W/" + tag);
        return Compression.gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Span span(
            ApiRequest request, TraceContext place, Optional<String> parent, Instant began, Duration took, int status) {
        Map<String, String> attributes = Map.of(
                "operation", request.operation(),
                "http.response.status_code", Integer.toString(status),
                "request_id", request.id());
        return new Span("http_request", place, parent, Span.Kind.SERVER, began, took, attributes, status >= 500);
    }

    private void log(ApiRequest request, int status, Duration took) {
        telemetry.event(
                "http_request",
                Map.of(
                        "operation", request.operation(),
                        "status", Integer.toString(status),
                        "request_id", request.id(),
                        "trace_id", request.trace().traceId()),
                Map.of("duration_ms", took.toNanos() / 1e6));
    }
}
