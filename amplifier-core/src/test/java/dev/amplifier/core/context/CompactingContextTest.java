package dev.amplifier.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactingContextTest extends ContextWindowContract {

    @Override
    ContextWindow context(List<ChatMessage> conversation) {
        return new CompactingContext(ContextOptions.USUAL, conversation);
    }

    @Test
    void the_bundles_max_tokens_hold_where_the_model_would_take_more() throws Exception {
        ContextWindow context = configured("{\"max_tokens\": 1000}", exchanges(40));

        assertThat(context.view(200_000).size()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void compaction_begins_at_the_threshold_and_aims_at_the_target() throws Exception {
        List<ChatMessage> conversation = exchanges(40);
        long full = configured("{}", conversation).view(200_000).fullSize();

        assertThat(configured("{\"compact_threshold\": 1}", conversation)
                        .view((int) full)
                        .isCompacted())
                .isFalse();
        ContextWindow.View view = configured(
                        "{\"compact_threshold\": 0.9, \"target_usage\": 0.2, \"protected_recent\": 0}", conversation)
                .view((int) full);
        assertThat(view.size()).isLessThanOrEqualTo(full / 5);
    }

    @Test
    void recent_messages_are_protected_as_long_as_they_fit() throws Exception {
        List<ChatMessage> conversation = exchanges(40);
        long full = configured("{}", conversation).view(200_000).fullSize();

        ContextWindow.View view = configured(
                        "{\"compact_threshold\": 0.9, \"target_usage\": 0.1, \"protected_recent\": 0.5}", conversation)
                .view((int) full);

        assertThat(view.messages()).hasSizeGreaterThanOrEqualTo(conversation.size() / 2);
    }

    @Test
    void only_older_tool_results_are_cut_and_to_the_length_that_is_set() throws Exception {
        List<ChatMessage> conversation = new ArrayList<>(List.of(ChatMessage.user("go")));
        for (int i = 0; i < 4; i++) {
            conversation.add(new ChatMessage(
                    ChatMessage.Role.ASSISTANT,
                    List.of(new Block.ToolCall("c" + i, "grep", new ObjectMapper().createObjectNode()))));
            conversation.add(new ChatMessage(
                    ChatMessage.Role.USER, List.of(new Block.ToolResult("c" + i, "y".repeat(1_500), false))));
        }
        ContextWindow context = configured("{\"protected_tool_results\": 1, \"truncate_chars\": 10}", conversation);

        List<String> contents = context.view(1_200).messages().stream()
                .map(message -> message.blocks().getFirst())
                .filter(Block.ToolResult.class::isInstance)
                .map(block -> ((Block.ToolResult) block).content())
                .toList();

        assertThat(contents).hasSize(4);
        assertThat(contents.subList(0, 3)).containsOnly("y".repeat(10) + "… (cut)");
        assertThat(contents.getLast()).isEqualTo("y".repeat(1_500));
    }

    @Test
    void a_conversation_is_not_parted_at_a_message_that_a_hook_injected() {
        List<ChatMessage> conversation = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            conversation.add(ChatMessage.user("x".repeat(400)));
            conversation.add(new ChatMessage(
                    ChatMessage.Role.USER,
                    List.of(new Block.Text("reminder")),
                    new ChatMessage.Injected("h", "e", Instant.EPOCH)));
            conversation.add(ChatMessage.assistant("ok"));
        }

        assertThat(context(conversation).view(1_000).messages().getFirst().injected())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"max_tokens": 10}                                | max_tokens is 10; it must be from 1000
                {"max_tokens": "many"}                            | max_tokens is "many"; it must be a number
                {"compact_threshold": 0}                          | compact_threshold is 0
                {"compact_threshold": 0.5, "target_usage": 0.6}   | target_usage is 0.6; it must be from 0.01 to 0.5
                {"protected_recent": 2}                           | protected_recent is 2; it must be from 0 to 1
            """)
    void settings_that_make_no_sense_are_refused_with_what_is_allowed(String config, String message) throws Exception {
        ObjectNode settings = json(config);

        assertThatThrownBy(() -> ContextOptions.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static ContextWindow configured(String config, List<ChatMessage> conversation) throws Exception {
        return new CompactingContext(ContextOptions.of(json(config)), conversation);
    }

    private static List<ChatMessage> exchanges(int count) {
        List<ChatMessage> conversation = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            conversation.add(ChatMessage.user("question " + i + " " + "x".repeat(400)));
            conversation.add(ChatMessage.assistant("answer " + i));
        }
        return conversation;
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }
}
