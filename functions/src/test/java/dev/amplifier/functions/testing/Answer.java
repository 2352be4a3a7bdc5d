package dev.amplifier.functions.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.amplifier.platform.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** What a trigger answered. */
public record Answer(HttpResponseMessage message) {

    public int status() {
        return message.getStatusCode();
    }

    public String header(String name) {
        return Objects.requireNonNullElse(message.getHeader(name), "");
    }

    /** Headers by lower-case name. */
    public Map<String, String> headers() {
        return ((FakeMessage.Response) message).headers();
    }

    /** The body's text, read from gzip if it came so. */
    public String text() {
        if (!header("content-encoding").equals("gzip")) {
            return message.getBody() == null ? "" : message.getBody().toString();
        }
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        return (byte[]) message.getBody();
    }

    public JsonNode json() {
        return Json.tree(text());
    }

    /** The value that a Set-Cookie header gives a cookie. */
    public String cookie(String name) {
        String header = header("set-cookie");
        if (!header.startsWith(name + "=")) {
            throw new AssertionError("no cookie " + name + " in " + header);
        }
        return header.substring(name.length() + 1, header.indexOf(';'));
    }
}
