package dev.amplifier.core.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Heard;
import dev.amplifier.core.provider.Model;
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
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenAiProviderTest extends RemoteProviderContract {

    @Override
    protected Provider provider(Patience patience) {
        return new OpenAiProvider(OpenAiEndpoint.openAi(server.uri(), Secret.of(KEY)), patience);
    }

    @Override
    protected List<String> says(String... parts) {
        List<String> events = new ArrayList<>();
        events.add(chunk("test-model", delta().put("role", "assistant").put("content", ""), null));
        for (String part : parts) {
            events.add(chunk("test-model", delta().put("content", part), null));
        }
        events.addAll(finish("test-model", "stop"));
        return events;
    }

    @Override
    protected List<String> thinksSpeaksAndCalls(String thought, String text, String tool, List<String> inputParts) {
        List<String> events = new ArrayList<>();
        events.add(chunk("test-model", delta().put("reasoning_content", thought), null));
        events.add(chunk("test-model", delta().put("content", text), null));
        ObjectNode first = delta();
        ObjectNode call = first.putArray("tool_calls")
                .addObject()
                .put("index", 0)
                .put("id", "call_1")
                .put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", "");
        events.add(chunk("test-model", first, null));
        for (String part : inputParts) {
            ObjectNode more = delta();
            more.putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .putObject("function")
                    .put("arguments", part);
            events.add(chunk("test-model", more, null));
        }
        events.addAll(finish("test-model", "tool_calls"));
        return events;
    }

    @Override
    protected String error(String kind, String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + kind + "\",\"param\":null,\"code\":\"" + kind
                + "\"}}";
    }

    @Override
    protected Map.Entry<String, String> credential() {
        return Map.entry("authorization", "Bearer " + KEY);
    }

    @Test
    void the_conversation_reaches_the_endpoint_with_calls_and_results() {
        server.then(WireServer.events(says("ok")));
        List<ChatMessage> messages = List.of(
                ChatMessage.user("read a.md"),
                new ChatMessage(
                        ChatMessage.Role.ASSISTANT,
                        List.of(
                                new Block.Text("I look."),
                                new Block.ToolCall(
                                        "call_1",
                                        "read_file",
                                        JsonNodeFactory.instance.objectNode().put("path", "a.md")))),
                new ChatMessage(
                        ChatMessage.Role.USER,
                        List.of(new Block.ToolResult("call_1", "its text", false), new Block.Text("go on"))));

        provider(Patience.USUAL).ask(ask("test-model", messages), new Heard(), new Cancellation());

        WireServer.Request request = server.requests().getFirst();
        assertThat(request.path()).isEqualTo("/chat/completions");
        JsonNode body = request.body();
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(500);
        assertThat(body.path("messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "tool", "user");
        assertThat(body.at("/messages/2/tool_calls/0/function/arguments").asText())
                .isEqualTo("{\"path\":\"a.md\"}");
        assertThat(body.at("/messages/3/tool_call_id").asText()).isEqualTo("call_1");
        assertThat(body.at("/tools/0/function/parameters/required/0").asText()).isEqualTo("path");
    }

    @Test
    void a_picture_travels_before_the_words_as_a_data_address() {
        server.then(WireServer.events(says("ok")));

        provider(Patience.USUAL)
                .ask(
                        ask("test-model", List.of(ChatMessage.user("what is it?", List.of(Pictures.DOT)))),
                        new Heard(),
                        new Cancellation());

        JsonNode content = server.requests().getFirst().body().at("/messages/1/content");
        assertThat(content.findValuesAsText("type")).containsExactly("image_url", "text");
        assertThat(content.at("/0/image_url/url").asText()).isEqualTo("data:image/png;base64," + Pictures.DOT.base64());
        assertThat(content.at("/1/text").asText()).isEqualTo("what is it?");
    }

    @Test
    void a_model_that_is_known_not_to_see_is_sent_nothing() {
        OpenAiEndpoint blind = new OpenAiEndpoint(
                "openai",
                "OpenAI",
                server.uri(),
                Secret.of(KEY),
                null,
                List.of(new Model("openai", "words-only", 8_000, Set.of("tools"), null, null, false)),
                true);

        Answer answer = new OpenAiProvider(blind, Patience.USUAL)
                .ask(
                        ask("words-only", List.of(ChatMessage.user("what is it?", List.of(Pictures.DOT)))),
                        new Heard(),
                        new Cancellation());

        assertThat(((Answer.Failed) answer).code()).isEqualTo("images_not_supported");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNSAID, ''", "LOW, low", "MEDIUM, medium", "HIGH, high"})
    void how_much_to_think_is_said_only_if_the_question_says_it(Question.Thinking thinking, String effort) {
        server.then(WireServer.events(says("ok")));

        provider(Patience.USUAL)
                .ask(
                        new Question("test-model", "", List.of(ChatMessage.user("hi")), List.of(), 500, thinking),
                        new Heard(),
                        new Cancellation());

        assertThat(server.requests().getFirst().body().path("reasoning_effort").asText())
                .isEqualTo(effort);
    }

    @Test
    void two_calls_at_once_stay_apart() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ObjectNode delta = delta();
            delta.putArray("tool_calls")
                    .addObject()
                    .put("index", i)
                    .put("id", "call_" + i)
                    .putObject("function")
                    .put("name", "read_file")
                    .put("arguments", "{\"path\":\"" + i + "\"}");
            events.add(chunk("test-model", delta, null));
        }
        events.addAll(finish("test-model", "tool_calls"));
        server.then(WireServer.events(events));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Complete) answer).toolCalls())
                .extracting(call -> call.id() + " " + call.input().path("path").asText())
                .containsExactly("call_0 0", "call_1 1");
    }

    @Test
    void cost_counts_cached_tokens_at_their_own_price() {
        server.then(WireServer.events(
                List.of(chunk("gpt-5", delta().put("content", "ok"), "stop"), usage("gpt-5"), "data: [DONE]")));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        // 15 in at 1.25, 10 from the cache at 0.125 and 7 out at 10 US dollars for a million
        assertThat(((Answer.Complete) answer).costUsd()).isEqualTo(new BigDecimal("0.00009"));
    }

    @Test
    void an_answer_that_a_filter_cut_off_is_a_lasting_failure() {
        server.then(WireServer.events(List.of(chunk("gpt-5", delta(), "content_filter"), "data: [DONE]")));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Failed) answer).code()).isEqualTo("refused");
        assertThat(((Answer.Failed) answer).retryable()).isFalse();
    }

    @Test
    void azure_is_asked_by_deployment_and_version_with_its_own_header() {
        server.then(WireServer.events(says("ok")));
        Provider azure = new OpenAiProvider(
                OpenAiEndpoint.azure(server.uri(), Secret.of(KEY), "2024-10-21", List.of("our-gpt")), Patience.USUAL);

        Answer answer = azure.ask(ask("our-gpt", List.of(ChatMessage.user("hi"))), new Heard(), new Cancellation());

        assertThat(answer).isInstanceOf(Answer.Complete.class);
        WireServer.Request request = server.requests().getFirst();
        assertThat(request.path()).isEqualTo("/openai/deployments/our-gpt/chat/completions?api-version=2024-10-21");
        assertThat(request.headers().getFirst("api-key")).isEqualTo(KEY);
        assertThat(request.headers().containsKey("authorization")).isFalse();
    }

    @Test
    void a_compatible_server_may_leave_out_ids_indexes_and_usage() {
        server.then(WireServer.events(List.of(
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}",
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"glob\",\"arguments\":\"{}\"}}]}}]}",
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}")));
        Provider compatible = new OpenAiProvider(
                OpenAiEndpoint.compatible(server.uri(), Secret.of("EMPTY"), List.of("llama")), Patience.USUAL);

        Answer answer = compatible.ask(ask("llama", List.of(ChatMessage.user("hi"))), new Heard(), new Cancellation());

        Answer.Complete complete = (Answer.Complete) answer;
        assertThat(complete.text()).isEqualTo("Hi");
        assertThat(complete.toolCalls().getFirst().name()).isEqualTo("glob");
        assertThat(complete.model()).isEqualTo("llama");
        assertThat(complete.costUsd()).isNull();
        assertThat(server.requests().getFirst().body().path("max_tokens").asInt())
                .isEqualTo(500);
    }

    private static ObjectNode delta() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String chunk(String model, ObjectNode delta, String finish) {
        ObjectNode chunk = frame(model);
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        return "data: " + chunk;
    }

    private static List<String> finish(String model, String reason) {
        return List.of(chunk(model, delta(), reason), usage(model), "data: [DONE]");
    }

    private static String usage(String model) {
        ObjectNode chunk = frame(model);
        chunk.putArray("choices");
        ObjectNode usage = chunk.putObject("usage")
                .put("prompt_tokens", 25)
                .put("completion_tokens", 7)
                .put("total_tokens", 32);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 10);
        return "data: " + chunk;
    }

    private static ObjectNode frame(String model) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", model);
    }
}
