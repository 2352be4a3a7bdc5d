package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.template.UndefinedVariableException;

/**
 * Why a step, or a part of one, did not work.
 *
 * @param kind what on_error and retry may do about it
 * @param path the step to blame
 */
record Failure(String code, String message, Kind kind, String path) {

    enum Kind {
        /** Trying again may help. */
        PASSING,
        /** Trying again does not help. */
        LASTING,
        /** Ends the run, whatever on_error says. */
        FATAL
    }

    static Failure lasting(String code, String message, String path) {
        return new Failure(code, message, Kind.LASTING, path);
    }

    static Failure passing(String code, String message, String path) {
        return new Failure(code, message, Kind.PASSING, path);
    }

    static Failure fatal(String code, String message, String path) {
        return new Failure(code, message, Kind.FATAL, path);
    }

    static Failure undefined(UndefinedVariableException e, String path) {
        return lasting("undefined_variable", e.problem(), path);
    }

    /** The same, told by whoever contains it. */
    Failure retold(String newMessage) {
        return new Failure(code, newMessage, kind, path);
    }

    ObjectNode save() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("message", message)
                .put("kind", kind.name())
                .put("path", path);
    }

    static Failure load(JsonNode saved) {
        return new Failure(
                saved.path("code").asText(),
                saved.path("message").asText(),
                Kind.valueOf(saved.path("kind").asText()),
                saved.path("path").asText());
    }

    boolean fatal() {
        return kind == Kind.FATAL;
    }
}
