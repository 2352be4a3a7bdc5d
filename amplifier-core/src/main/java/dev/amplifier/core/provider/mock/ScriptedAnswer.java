package dev.amplifier.core.provider.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.Answer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the script.
 *
 * @param when words of the prompt that it answers; empty for any prompt
 * @param thinking what is thought first; empty for nothing
 * @param text what is said; empty for nothing
 * @param tool the tool that is called then; empty for none
 * @param input the input of that tool
 * @param failure what goes wrong in place of an answer; null for nothing
 */
record ScriptedAnswer(
        String when, String thinking, String text, String tool, JsonNode input, Answer.@Nullable Failed failure) {

    private static final Set<String> FIELDS = Set.of("when", "thinking", "text", "tool", "error");

    static ScriptedAnswer saying(String text) {
        return new ScriptedAnswer("", "", text, "", JsonNodeFactory.instance.objectNode(), null);
    }

    /** Reads a text, or a mapping of {@code when}, {@code thinking}, {@code text}, {@code tool} and {@code error}. */
    static ScriptedAnswer of(JsonNode node) {
        if (node.isTextual()) {
            return saying(node.textValue());
        }
        if (!(node instanceof ObjectNode answer)) {
            throw new IllegalArgumentException(
                    "its setting responses has " + node + "; a response is a text, or a mapping with some of when, "
                            + "thinking, text, tool {name, input} and error {code, message, retry_after}");
        }
        answer.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("a response in its setting responses has the field " + name
                        + "; there are " + FIELDS.stream().sorted().toList());
            }
        });
        JsonNode tool = answer.path("tool");
        JsonNode input = tool.path("input");
        return new ScriptedAnswer(
                answer.path("when").asText(""),
                answer.path("thinking").asText(""),
                answer.path("text").asText(""),
                tool.isTextual() ? tool.textValue() : tool.path("name").asText(""),
                input.isMissingNode() ? JsonNodeFactory.instance.objectNode() : input.deepCopy(),
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
