package dev.amplifier.core.provider.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the script.
 *
 * @param when words of the prompt that it answers; empty for any prompt
 * @param thinking what is thought first; empty for nothing
 * @param text what is said; empty for nothing
 * @param calls the tools that are called then; empty for none
 * @param failure what goes wrong in place of an answer; null for nothing
 */
record ScriptedAnswer(String when, String thinking, String text, List<Call> calls, Answer.@Nullable Failed failure) {

    private static final Set<String> FIELDS = Set.of("when", "thinking", "text", "tool", "error");

    /** Keeps an unchangeable copy. */
    ScriptedAnswer {
        calls = List.copyOf(calls);
    }

    /** A call of a tool. */
    record Call(String tool, JsonNode input) {

        /** Reads a tool's name, or a mapping of {@code name} and {@code input}. */
        static Call of(JsonNode node) {
            JsonNode input = node.path("input");
            return new Call(
                    node.isTextual() ? node.textValue() : node.path("name").asText(""),
                    input.isMissingNode() ? JsonNodeFactory.instance.objectNode() : input.deepCopy());
        }
    }

    static ScriptedAnswer saying(String text) {
        return new ScriptedAnswer("", "", text, List.of(), null);
    }

    /** Reads a text, or a mapping of {@code when}, {@code thinking}, {@code text}, {@code tool} and {@code error}. */
    static ScriptedAnswer of(JsonNode node) {
        if (node.isTextual()) {
            return saying(node.textValue());
        }
        if (!(node instanceof ObjectNode answer)) {
            throw new IllegalArgumentException(
                    "its setting responses has " + node + "; a response is a text, or a mapping with some of when, "
                            + "thinking, text, tool {name, input} or a list of them, and error {code, message, retry_after}");
        }
        answer.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("a response in its setting responses has the field " + name
                        + "; there are " + FIELDS.stream().sorted().toList());
            }
        });
        JsonNode tool = answer.path("tool");
        return new ScriptedAnswer(
                answer.path("when").asText(""),
                answer.path("thinking").asText(""),
                answer.path("text").asText(""),
                (tool.isArray() ? tool.valueStream() : Stream.of(tool))
                        .map(Call::of)
                        .filter(call -> !call.tool().isEmpty())
                        .toList(),
                failure(answer.path("error")));
    }

    private static Answer.@Nullable Failed failure(JsonNode error) {
        if (error.isMissingNode()) {
            return null;
        }
        String code = error.isTextual() ? error.textValue() : error.path("code").asText("provider_error");
        int seconds = error.path("retry_after").asInt(0);
        return new Answer.Failed(
                code,
                error.path("message").asText("The mock provider fails by its script."),
                Set.of("rate_limited", "overloaded", "timeout").contains(code),
                seconds > 0 ? Duration.ofSeconds(seconds) : null);
    }
}
