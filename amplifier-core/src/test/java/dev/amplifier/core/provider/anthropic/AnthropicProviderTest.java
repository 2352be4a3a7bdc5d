package dev.amplifier.core.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Heard;
import dev.amplifier.core.provider.Pictures;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.provider.RemoteProviderContract;
import dev.amplifier.core.provider.WireServer;
import dev.amplifier.core.provider.http.Patience;
import dev.amplifier.core.secret.Secret;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnthropicProviderTest extends RemoteProviderContract {

    @Override
    protected Provider provider(Patience patience) {
        return new AnthropicProvider(server.uri(), Secret.of(KEY), patience);
    }

    @Override
    protected List<String> says(String... parts) {
        List<String> events = new ArrayList<>(List.of(start("test-model")));
        text(events, 0, parts);
        events.addAll(finish("end_turn"));
        return events;
    }

    @Override
    protected List<String> thinksSpeaksAndCalls(String thought, String text, String tool, List<String> inputParts) {
        List<String> events = new ArrayList<>(List.of(start("test-model")));
        events.add(event("content_block_start", """
                {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}"""));
        events.add(delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"" + thought + "\"}"));
        events.add(delta(0, "{\"type\":\"signature_delta\",\"signature\":\"seal\"}"));
        events.add(stop(0));
        text(events, 1, text);
        events.add(event("content_block_start", """
                {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"call_1","name":"%s","input":{}}}""".formatted(tool)));
        for (String part : inputParts) {
            events.add(delta(
                    2,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("type", "input_json_delta")
                            .put("partial_json", part)
                            .toString()));
        }
        events.add(stop(2));
        events.addAll(finish("tool_use"));
        return events;
    }

    @Override
    protected String error(String kind, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"" + kind + "\",\"message\":\"" + message + "\"}}";
    }

    @Override
    protected Map.Entry<String, String> credential() {
        return Map.entry("x-api-key", KEY);
    }

    @Test
    void the_conversation_reaches_the_endpoint_with_calls_results_and_sealed_thoughts() {
        server.then(WireServer.events(says("ok")));
        List<ChatMessage> messages = List.of(
                ChatMessage.user("read a.md"),
                new ChatMessage(
                        ChatMessage.Role.ASSISTANT,
                        List.of(
                                new Block.Thinking("hmm", "seal"),
                                new Block.Thinking("a thought of another provider", null),
                                new Block.ToolCall(
                                        "call_1",
                                        "read_file",
                                        JsonNodeFactory.instance.objectNode().put("path", "a.md")))),
                new ChatMessage(ChatMessage.Role.USER, List.of(new Block.ToolResult("call_1", "no such file", true))));

        provider(Patience.USUAL).ask(ask("test-model", messages), new Heard(), new Cancellation());

        JsonNode body = server.requests().getFirst().body();
        assertThat(body.path("model").asText()).isEqualTo("test-model");
        assertThat(body.path("max_tokens").asInt()).isEqualTo(500);
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.at("/system/0/text").asText()).isEqualTo("You are terse.");
        assertThat(body.at("/tools/0/input_schema/properties/path/type").asText())
                .isEqualTo("string");
        JsonNode assistant = body.at("/messages/1/content");
        assertThat(assistant).hasSize(2);
        assertThat(assistant.at("/0/signature").asText()).isEqualTo("seal");
        assertThat(assistant.at("/1/input/path").asText()).isEqualTo("a.md");
        JsonNode result = body.at("/messages/2/content/0");
        assertThat(result.path("tool_use_id").asText()).isEqualTo("call_1");
        assertThat(result.path("is_error").asBoolean()).isTrue();
    }

    @Test
    void a_picture_travels_before_the_words_with_its_media_type() {
        server.then(WireServer.events(says("ok")));

        provider(Patience.USUAL)
                .ask(
                        ask("test-model", List.of(ChatMessage.user("what is it?", List.of(Pictures.DOT)))),
                        new Heard(),
                        new Cancellation());

        JsonNode content = server.requests().getFirst().body().at("/messages/0/content");
        assertThat(content.at("/0/type").asText()).isEqualTo("image");
        assertThat(content.at("/0/source/type").asText()).isEqualTo("base64");
        assertThat(content.at("/1/type").asText()).isEqualTo("text");
        assertThat(content.at("/0/source/media_type").asText()).isEqualTo("image/png");
        assertThat(content.at("/0/source/data").asText()).isEqualTo(Pictures.DOT.base64());
    }

    @Test
    void cost_counts_cached_tokens_at_their_own_price() {
        List<String> events = new ArrayList<>(says("ok"));
        events.set(0, start("claude-sonnet-4-5-20250929"));
        server.then(WireServer.events(events));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        // 10 in at 3, 5 written at 3.75, 10 read at 0.30 and 7 out at 15 US dollars for a million
        assertThat(((Answer.Complete) answer).costUsd()).isEqualTo(new BigDecimal("0.00015675"));
    }

    @Test
    void an_error_in_the_middle_of_the_stream_is_named_like_any_other() {
        List<String> events = new ArrayList<>(says("Hel").subList(0, 3));
        events.add(event("error", error("overloaded_error", "Overloaded")));
        server.then(WireServer.events(events));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Failed) answer).code()).isEqualTo("overloaded");
    }

    @Test
    void a_model_that_refuses_is_a_lasting_failure() {
        List<String> events = new ArrayList<>(List.of(start("test-model")));
        events.addAll(finish("refusal"));
        server.then(WireServer.events(events));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(answer)
                .isEqualTo(
                        new Answer.Failed("refused", "the model refused to answer; reword the request", false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "UNSAID, 16000, 0",
        "LOW, 16000, 2000",
        "MEDIUM, 16000, 6000",
        "HIGH, 16000, 12000",
        "HIGH, 4000, 3000",
        "HIGH, 1500, 0"
    })
    void thinking_has_tokens_of_its_own_that_leave_room_for_words(
            Question.Thinking thinking, int maxOutputTokens, int tokens) {
        assertThat(thoughts(thinking, maxOutputTokens, List.of(ChatMessage.user("hi"))))
                .isEqualTo(tokens);
    }

    @Test
    void thinking_does_not_begin_between_a_call_that_was_made_without_it_and_its_result() {
        Block call = new Block.ToolCall("c", "read_file", JsonNodeFactory.instance.objectNode());
        ChatMessage result = new ChatMessage(ChatMessage.Role.USER, List.of(new Block.ToolResult("c", "text", false)));

        assertThat(thoughts(
                        Question.Thinking.LOW,
                        16_000,
                        List.of(
                                ChatMessage.user("hi"),
                                new ChatMessage(ChatMessage.Role.ASSISTANT, List.of(call)),
                                result)))
                .isZero();
        assertThat(thoughts(
                        Question.Thinking.LOW,
                        16_000,
                        List.of(
                                ChatMessage.user("hi"),
                                new ChatMessage(
                                        ChatMessage.Role.ASSISTANT, List.of(new Block.Thinking("hm", "seal"), call)),
                                result)))
                .isEqualTo(2_000);
    }

    private int thoughts(Question.Thinking thinking, int maxOutputTokens, List<ChatMessage> messages) {
        server.then(WireServer.events(says("ok")));
        provider(Patience.USUAL)
                .ask(
                        new Question("test-model", "", messages, List.of(), maxOutputTokens, thinking),
                        new Heard(),
                        new Cancellation());
        JsonNode body = server.requests().getLast().body();
        assertThat(body.at("/thinking/type").asText("enabled")).isIn("enabled", "");
        return body.at("/thinking/budget_tokens").asInt();
    }

    private static void text(List<String> events, int index, String... parts) {
        events.add(event(
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":" + index
                        + ",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"));
        for (String part : parts) {
            events.add(delta(index, "{\"type\":\"text_delta\",\"text\":\"" + part + "\"}"));
        }
        events.add(stop(index));
    }

    private static String start(String model) {
        return event("message_start", """
                {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"%s","content":[],\
                "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":1,\
                "cache_read_input_tokens":10,"cache_creation_input_tokens":5}}}""".formatted(model));
    }

    private static String delta(int index, String delta) {
        return event(
                "content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}");
    }

    private static String stop(int index) {
        return event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + index + "}");
    }

    private static List<String> finish(String reason) {
        return List.of(
                event("message_delta", """
                        {"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null},"usage":{"output_tokens":7}}""".formatted(reason)), event("message_stop", "{\"type\":\"message_stop\"}"));
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data;
    }
}
