package dev.amplifier.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import dev.amplifier.platform.telemetry.TraceContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request, decoded as far as every endpoint needs.
 *
 * @param id this request's id, also in the log and in the answer
 * @param operation the function's name
 * @param query query parameters
 * @param headers headers by lower-case name
 * @param body the body's text; empty if there is none
 * @param trace this request's place in a trace
 */
public record ApiRequest(
        String id,
        String operation,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<String> body,
        TraceContext trace) {

    private static final Pattern JSON =
            Pattern.compile("(?i)\\s*application/([\\w.-]+\\+)?json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");

    /** A header's value; empty if absent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A query parameter's value; empty if absent or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** The bearer token; empty if there is none. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** A cookie's value, without the quotes that RFC 6265, section 4.1.1, allows around it; empty if absent. */
    public Optional<String> cookie(String name) {
        return header("cookie")
                .flatMap(header -> Arrays.stream(header.split(";"))
                        .map(String::strip)
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> unquoted(pair.substring(name.length() + 1)))
                        .findFirst());
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Address of the caller as the front end saw it, for rate limits of callers without a name; {@code unknown} if it is not said. */
    public String clientAddress() {
        String forwarded = header("x-forwarded-for").orElse("");
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? "unknown" : last;
    }

    /**
     * The body as JSON; an empty object if there is no body.
     *
     * @throws Problem if it is not JSON, is said to be something else, or holds what can't be worked with
     */
    public JsonNode json() {
        if (body.isEmpty()) {
            return Json.mapper().createObjectNode();
        }
        header("content-type").filter(type -> !JSON.matcher(type).matches()).ifPresent(type -> {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The body is not JSON in UTF-8. Send Content-Type: application/json.");
        });
        try {
            return SoundJson.checked(Json.tree(body.get()));
        } catch (MalformedJsonException e) {
            throw Problem.malformed(
                    "The body is not JSON: the fault is at line " + e.line() + ", column " + e.column()
                            + ". Send one JSON object.",
                    List.of());
        }
    }
}
