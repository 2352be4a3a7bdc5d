package dev.amplifier.functions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.platform.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils a good request in one to three places: body, fields, parameters, tokens and headers, as the document names them. */
final class Mutation {

    private static final String SPACES_200K = " ".repeat(200_000);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\r\nSet-Cookie: a=b",
            "\u001b[31m",
            "\u202e\u0007",
            "\ud800",
            "💥".repeat(100),
            "x".repeat(70_000),
            "../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "' or 1=1 --",
            "{{who}}${7*7}",
            "<script>alert(1)</script>",
            "-1",
            "0",
            "99999999999999999999",
            "1e999999999",
            "NaN",
            "true",
            "null",
            "00000000-0000-0000-0000-000000000000",
            "2026-99-99T99:99:99Z",
            "&a=b;c|d`e`");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "0.5",
            "1e-999999999",
            "1e999999999",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]",
            "[null,1,\"a\",{}]",
            "{\"\":{\"\":[]}}",
            "{\"../x\":\"y\",\"a:b\":\"c\"}",
            "{\"\\u0000\":\"\\u0000\"}");
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "true",
            "1",
            "[]",
            "{}",
            "\"text\"",
            "{",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            "[".repeat(5_000),
            "{\"a\":".repeat(300) + "1" + "}".repeat(300),
            "\u0000",
            "{\"a\":\"\ud800\"}",
            "name: hello\nsteps: []",
            "a=b&c=d",
            "<?xml version=\"1.0\"?><a/>",
            "{\"a\":\"" + SPACES_200K + SPACES_200K + "\"}",
            SPACES_200K);
    private static final List<String> TOKENS = List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer null",
            "Bearer x.y.z",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
            "Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.e30.AAAA",
            "Bearer 1.k1.AAAA",
            "Bearer pat_1.k1.AAAA",
            "Basic YTpi",
            "Bearer " + "a".repeat(20_000),
            "Bearer \u0000");
    private static final List<String> CONTENT_TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            ";;;",
            "json");
    private static final List<String> HEADERS = List.of(
            "cookie",
            "if-none-match",
            "traceparent",
            "x-forwarded-for",
            "sec-fetch-site",
            "idempotency-key",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "accept",
            "mcp-protocol-version");

    private final OpenApiDocument document;
    private final Random random;

    Mutation(OpenApiDocument document, Random random) {
        this.document = document;
        this.random = random;
    }

    /** The same request, spoilt. */
    Call of(Call call) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            spoil(call);
        }
        return call;
    }

    private void spoil(Call call) {
        switch (random.nextInt(call.body().isPresent() ? 12 : 5)) {
            case 0 -> call.header("authorization", any(TOKENS));
            case 1 -> call.header(any(HEADERS), any(TEXTS));
            case 2 -> query(call);
            case 3 -> call.path().replaceAll((name, value) -> random.nextBoolean() ? any(TEXTS) : value);
            case 4 -> call.text(any(BODIES));
            case 5 -> call.header("content-type", any(CONTENT_TYPES));
            default -> call.text(fields(call.body().orElse("{}"), call.operationId()));
        }
    }

    private void query(Call call) {
        List<String> names = new ArrayList<>(List.of("unknown"));
        document.operation(call.operationId())
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        call.query(any(names), any(TEXTS));
    }

    private String fields(String body, String operation) {
        JsonNode tree;
        try {
            tree = Json.tree(body);
        } catch (RuntimeException alreadySpoilt) {
            return any(BODIES);
        }
        List<JsonNode> inside = new ArrayList<>();
        collect(tree, inside);
        if (inside.isEmpty()) {
            return any(BODIES);
        }
        switch (any(inside)) {
            case ObjectNode object -> field(object, names(object, operation));
            case ArrayNode array when array.isEmpty() || random.nextBoolean() -> array.add(value());
            case ArrayNode array -> array.set(random.nextInt(array.size()), value());
            default -> throw new IllegalStateException("only containers are collected");
        }
        return tree.toString();
    }

    private void field(ObjectNode object, List<String> names) {
        String name = any(names);
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value());
        }
    }

    /** Fields that are there, those that the document names for this operation, and one that nobody knows. */
    private List<String> names(ObjectNode object, String operation) {
        List<String> names = new ArrayList<>(List.of("unknown", "\u0000"));
        object.fieldNames().forEachRemaining(names::add);
        document.operation(operation)
                .at("/requestBody/content/application~1json/schema/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private JsonNode value() {
        return random.nextBoolean() ? Json.toTree(any(TEXTS)) : Json.tree(any(VALUES));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
