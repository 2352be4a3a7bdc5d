package dev.amplifier.functions.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.amplifier.platform.contract.Json;
import java.util.Map;
import java.util.Objects;

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

    public String text() {
        return message.getBody() == null ? "" : message.getBody().toString();
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
