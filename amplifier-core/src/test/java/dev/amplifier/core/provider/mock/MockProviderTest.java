package dev.amplifier.core.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Heard;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.ProviderContract;
import dev.amplifier.core.provider.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockProviderTest extends ProviderContract {

    private final Heard heard = new Heard();

    @Override
    protected Provider speaking() {
        return MockProvider.of(new ObjectMapper().createObjectNode());
    }

    @Test
    void responses_come_in_turn_and_again_from_the_first() throws Exception {
        Provider provider = mock("{\"responses\": [\"one\", \"two\"]}");
        List<ChatMessage> conversation = new ArrayList<>();
        List<String> answers = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            conversation.add(ChatMessage.user("next"));
            String answer = text(provider, conversation);
            conversation.add(ChatMessage.assistant(answer));
            answers.add(answer);
        }

        assertThat(answers).containsExactly("one", "two", "one");
    }

    @Test
    void one_conversation_knows_nothing_of_another() throws Exception {
        Provider provider = mock("{\"responses\": [\"one\", \"two\"]}");

        assertThat(text(provider, List.of(ChatMessage.user("a")))).isEqualTo("one");
        assertThat(text(provider, List.of(ChatMessage.user("b")))).isEqualTo("one");
    }

    @Test
    void a_response_may_wait_for_words_of_the_prompt() throws Exception {
        Provider provider = mock("{\"responses\": [\"else\", {\"when\": \"tide\", \"text\": \"It rises.\"}]}");

        assertThat(text(provider, List.of(ChatMessage.user("How is the tide?"))))
                .isEqualTo("It rises.");
        assertThat(text(provider, List.of(ChatMessage.user("Who is there?")))).isEqualTo("else");
    }

    @Test
    void a_response_may_think_speak_and_call_a_tool_and_the_call_is_made_once() throws Exception {
        Provider provider = mock("""
                {"responses": ["Read it.", {"when": "read", "thinking": "Which?", "text": "This one.",
                                            "tool": {"name": "read_file", "input": {"file_path": "a.md"}}}]}
                """);
        List<ChatMessage> conversation = new ArrayList<>(List.of(ChatMessage.user("Please read a.md")));

        Answer.Complete first = (Answer.Complete) ask(provider, conversation, new Cancellation());
        conversation.add(new ChatMessage(ChatMessage.Role.ASSISTANT, first.blocks()));
        conversation.add(
                new ChatMessage(ChatMessage.Role.USER, List.of(new Block.ToolResult("mock-1", "boats", false))));

        assertThat(first.blocks())
                .containsExactly(
                        new Block.Thinking("Which?", null),
                        new Block.Text("This one."),
                        new Block.ToolCall("mock-1", "read_file", json("{\"file_path\": \"a.md\"}")));
        assertThat(text(provider, conversation)).isEqualTo("Read it.");
    }

    @Test
    void what_a_session_injected_counts_neither_as_a_turn_nor_as_words() throws Exception {
        Provider provider = mock("{\"responses\": [\"one\", {\"when\": \"reminder\", \"text\": \"caught\"}]}");
        ChatMessage injected = new ChatMessage(
                ChatMessage.Role.USER,
                List.of(new Block.Text("a reminder")),
                new ChatMessage.Injected("h", "provider:request", Instant.EPOCH));

        assertThat(text(provider, List.of(ChatMessage.user("hello"), injected))).isEqualTo("one");
    }

    @Test
    void a_response_may_be_a_failure() throws Exception {
        Provider provider = mock(
                "{\"responses\": [{\"error\": {\"code\": \"rate_limited\", \"message\": \"slow down\", \"retry_after\": 7}}]}");

        assertThat(ask(provider, List.of(ChatMessage.user("x")), new Cancellation()))
                .isEqualTo(new Answer.Failed("rate_limited", "slow down", true, Duration.ofSeconds(7)));
    }

    @Test
    void an_answer_comes_in_pieces_or_whole_as_it_is_set() throws Exception {
        text(mock("{\"responses\": [\"one two three\"]}"), List.of(ChatMessage.user("x")));
        assertThat(heard.lines()).filteredOn(line -> line.startsWith("delta")).hasSize(3);

        heard.lines().clear();
        text(mock("{\"responses\": [\"one two three\"], \"use_streaming\": false}"), List.of(ChatMessage.user("x")));
        assertThat(heard.lines()).containsExactly("begin 0 TEXT", "delta 0 one two three", "end 0");
    }

    @Test
    void cancelling_ends_a_slow_answer_in_the_middle() throws Exception {
        Provider provider = mock("{\"responses\": [\"" + "word ".repeat(10_000) + "\"], \"stream_delay_ms\": 10}");
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> ask(provider, List.of(ChatMessage.user("x")), cancellation));
        heard.firstDelta().await();

        cancellation.cancel();

        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Stopped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"responses\": []}",
                "{\"responses\": \"one\"}",
                "{\"responses\": [7]}",
                "{\"responses\": [{\"says\": \"x\"}]}",
                "{\"stream_delay_ms\": -1}",
                "{\"stream_delay_ms\": 100000}"
            })
    void settings_that_make_no_sense_are_refused_by_name(String config) throws Exception {
        ObjectNode settings = json(config);

        assertThatThrownBy(() -> MockProvider.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(settings.fieldNames().next());
    }

    @Test
    void a_response_may_call_several_tools_each_under_an_id_of_its_own() throws Exception {
        Provider provider = mock("""
                {"responses": [{"tool": [{"name": "delegate", "input": {"agent": "left"}}, "todo"]}]}
                """);

        Answer.Complete answer = (Answer.Complete) ask(provider, List.of(ChatMessage.user("Go")), new Cancellation());

        assertThat(answer.toolCalls())
                .extracting(call -> call.id() + " " + call.name() + " " + call.input())
                .containsExactly("mock-1 delegate {\"agent\":\"left\"}", "mock-1-2 todo {}");
    }

    private String text(Provider provider, List<ChatMessage> conversation) {
        return ((Answer.Complete) ask(provider, conversation, new Cancellation())).text();
    }

    private Answer ask(Provider provider, List<ChatMessage> conversation, Cancellation cancellation) {
        return provider.ask(new Question("mock-1", "", conversation, List.of(), 100), heard, cancellation);
    }

    private static Provider mock(String config) throws Exception {
        return MockProvider.of(json(config));
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }
}
