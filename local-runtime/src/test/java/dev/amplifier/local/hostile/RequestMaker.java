package dev.amplifier.local.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes requests of an operation: nearly what the document wants, or far from it. The same seed makes the same request. */
final class RequestMaker {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> HEADERS = List.of(
            "cookie",
            "if-none-match",
            "traceparent",
            "x-forwarded-for",
            "x-forwarded-host",
            "origin",
            "accept",
            "range",
            "expect",
            "mcp-protocol-version",
            "x-playground-webhooks",
            "x-functions-key",
            "x-http-method-override");

    private final Operation operation;
    private final KnownValues known;
    private final Random random;
    private final SchemaValues values;

    RequestMaker(JsonNode document, Operation operation, KnownValues known, long seed) {
        this.operation = operation;
        this.known = known;
        this.random = new Random(seed);
        this.values = new SchemaValues(document, known, random);
    }

    RawRequest make() {
        List<String> headers = new ArrayList<>();
        byte[] body = body();
        authorization(headers);
        if (body.length > 0 && !oneIn(30)) {
            headers.add(
                    "Content-Type: " + (oneIn(10) ? OddTexts.any(OddTexts.CONTENT_TYPES, random) : "application/json"));
        }
        if (operation.id().equals("mcp")) {
            headers.add("Prefer: wait=0");
        }
        String path = path();
        operation.parameters().forEach(parameter -> header(parameter, body, headers));
        if (oneIn(6)) {
            headers.add(OddTexts.any(HEADERS, random) + ": " + OddTexts.any(OddTexts.HEADER_VALUES, random));
        }
        return new RawRequest(operation.id(), operation.method(), path + query(), headers, body);
    }

    private byte[] body() {
        JsonNode schema = operation.bodySchema();
        if (schema.isMissingNode()) {
            return oneIn(10) ? OddTexts.body(random) : new byte[0];
        }
        if (oneIn(12)) {
            return OddTexts.body(random);
        }
        byte[] body = values.of(schema, "").toString().getBytes(StandardCharsets.UTF_8);
        if (oneIn(15)) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private void authorization(List<String> headers) {
        if (oneIn(12)) {
            headers.add("Authorization: " + OddTexts.any(OddTexts.TOKENS, random));
        } else if (!oneIn(20)) {
            headers.add("Authorization: Bearer " + (oneIn(5) ? known.programToken() : known.token()));
        }
    }

    private String path() {
        Matcher parameters = PARAMETER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        while (parameters.find()) {
            String fitting = known.of(parameters.group(1), random);
            String value = fitting == null || oneIn(3) ? OddTexts.any(OddTexts.SEGMENTS, random) : encoded(fitting);
            parameters.appendReplacement(path, Matcher.quoteReplacement(value));
        }
        return parameters.appendTail(path).toString();
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && !oneIn(2)) {
                boolean waits = name.equals("wait");
                pairs.add(name + "="
                        + (waits
                                ? "0"
                                : encoded(values.of(parameter.path("schema"), name)
                                        .asText())));
            }
        }
        if (oneIn(8)) {
            pairs.add(OddTexts.any(OddTexts.QUERIES, random));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private void header(JsonNode parameter, byte[] body, List<String> headers) {
        String name = parameter.path("name").asText().toLowerCase(Locale.ROOT);
        if (!parameter.path("in").asText().equals("header")) {
            return;
        }
        if (name.equals("webhook-signature") && !oneIn(6)) {
            headers.removeIf(line -> line.startsWith("webhook-"));
            String id = Long.toHexString(random.nextLong());
            String time = Long.toString(Instant.now().getEpochSecond());
            headers.add("webhook-id: " + id);
            headers.add("webhook-timestamp: " + time);
            headers.add("webhook-signature: v1," + signature(id + "." + time + ".", body));
        } else if (parameter.path("required").asBoolean() && !oneIn(10)) {
            headers.add(name + ": " + OddTexts.any(OddTexts.HEADER_VALUES, random));
        }
    }

    private String signature(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(known.hookSecret(), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}
