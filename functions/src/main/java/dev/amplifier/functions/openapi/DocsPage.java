package dev.amplifier.functions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** The contract as one page of plain HTML, without scripts and external assets. Immutable. */
final class DocsPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
            body{max-width:60rem;margin:2rem auto;padding:0 1rem}
            code,pre{font:0.9em/1.4 ui-monospace,monospace}
            pre{overflow:auto;padding:.75rem;border:1px solid #8884;border-radius:.5rem}
            details{border:1px solid #8884;border-radius:.5rem;margin:.5rem 0;padding:.5rem .75rem}
            summary{cursor:pointer}
            .m{display:inline-block;min-width:4rem;font-weight:700;text-transform:uppercase}
            table{border-collapse:collapse}td,th{padding:.25rem .75rem;border:1px solid #8884;text-align:left}
            """;

    private final String html;

    DocsPage(OpenApiDocument document) {
        this.html = render(document.root());
    }

    ApiResponse answer() {
        return ApiResponse.of(200, "text/html; charset=utf-8", html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + hash(STYLE)
                                + "'; frame-ancestors 'none'; base-uri 'none'");
    }

    private static String render(JsonNode root) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>API</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escape(root.at("/info/title").asText()))
                .append("</h1><p>")
                .append(escape(root.at("/info/description").asText()))
                .append("</p><p>As a document: <a href=\"/api/openapi.json\">/api/openapi.json</a></p>");
        for (JsonNode tag : root.path("tags")) {
            String name = tag.path("name").asText();
            page.append("<h2>").append(escape(name)).append("</h2><p>");
            page.append(escape(tag.path("description").asText())).append("</p>");
            root.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method -> operation(page, name, path.getKey(), method)));
        }
        problems(page);
        page.append("<h2>schemas</h2>");
        root.at("/components/schemas")
                .properties()
                .forEach(schema -> page.append("<details id=\"schema-")
                        .append(escape(schema.getKey()))
                        .append("\"><summary>")
                        .append(escape(schema.getKey()))
                        .append("</summary>")
                        .append(json(schema.getValue()))
                        .append("</details>"));
        return page.append("</body></html>").toString();
    }

    private static void operation(StringBuilder page, String tag, String path, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        if (!operation.path("tags").path(0).asText().equals(tag)) {
            return;
        }
        page.append("<details id=\"")
                .append(escape(operation.path("operationId").asText()))
                .append("\"><summary><span class=\"m\">")
                .append(escape(method.getKey()))
                .append("</span> <code>")
                .append(escape(path))
                .append("</code> ")
                .append(escape(operation.path("summary").asText()))
                .append("</summary><p>")
                .append(escape(operation.path("description").asText()))
                .append("</p>");
        for (String part : new String[] {"parameters", "requestBody", "responses"}) {
            if (operation.has(part)) {
                page.append("<h3>").append(part).append("</h3>").append(json(operation.get(part)));
            }
        }
        page.append("</details>");
    }

    private static void problems(StringBuilder page) {
        page.append("<h2>problems</h2><table><tr><th>type</th><th>status</th><th>title</th></tr>");
        for (ProblemType type : ProblemType.values()) {
            page.append("<tr id=\"problem-")
                    .append(type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append("\"><td><code>")
                    .append(type.uri())
                    .append("</code></td><td>")
                    .append(type.status())
                    .append("</td><td>")
                    .append(escape(type.title()))
                    .append("</td></tr>");
        }
        page.append("</table>");
    }

    private static String json(JsonNode node) {
        return "<pre>" + escape(node.toPrettyString()) + "</pre>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
