package dev.amplifier.functions.testing;

import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.token.Identity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request under construction. */
public final class Call {

    private final String operationId;
    private final Function<Call, Answer> server;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> path = new HashMap<>();
    private @Nullable String body;

    Call(String operationId, Function<Call, Answer> server) {
        this.operationId = operationId;
        this.server = server;
    }

    public String operationId() {
        return operationId;
    }

    /** Headers by lower-case name. */
    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, String> query() {
        return query;
    }

    public Map<String, String> path() {
        return path;
    }

    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    public Call as(Identity identity) {
        return header("authorization", "Bearer " + TestApp.tokenOf(identity));
    }

    public Call header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public Call query(String name, String value) {
        query.put(name, value);
        return this;
    }

    public Call path(String name, String value) {
        path.put(name, value);
        return this;
    }

    public Call body(Object value) {
        this.body = Json.write(value);
        return this;
    }

    public Call text(@Nullable String value) {
        this.body = value;
        return this;
    }

    public Answer send() {
        return server.apply(this);
    }
}
