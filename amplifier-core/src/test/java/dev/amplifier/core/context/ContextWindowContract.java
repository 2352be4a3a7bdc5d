package dev.amplifier.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every context promises. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class ContextWindowContract {

    /** A context that begins with these messages. */
    abstract ContextWindow context(List<ChatMessage> conversation);

    @Test
    void messages_stand_in_the_order_in_which_they_came() {
        ContextWindow context = context(List.of(ChatMessage.user("first")));
        context.add(ChatMessage.assistant("second"));

        assertThat(context.messages()).containsExactly(ChatMessage.user("first"), ChatMessage.assistant("second"));
    }

    @Test
    void a_list_that_was_handed_out_is_a_copy() {
        ContextWindow context = context(List.of(ChatMessage.user("first")));
        List<ChatMessage> before = context.messages();
        context.add(ChatMessage.assistant("second"));

        assertThat(before).hasSize(1);
    }

    @Test
    void all_messages_can_be_replaced_or_forgotten() {
        ContextWindow context = context(List.of(ChatMessage.user("first")));

        context.replace(List.of(ChatMessage.user("other")));
        assertThat(context.messages()).containsExactly(ChatMessage.user("other"));
        context.clear();
        assertThat(context.messages()).isEmpty();
    }

    @Test
    void what_fits_is_sent_as_it_is() {
        ContextWindow context = context(List.of(ChatMessage.user("first"), ChatMessage.assistant("second")));

        ContextWindow.View view = context.view(1_000);

        assertThat(view.messages()).isEqualTo(context.messages());
        assertThat(view.isCompacted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 2_000, 5_000})
    void what_does_not_fit_is_cut_but_never_the_last_message_and_never_a_call_from_its_result(int tokens) {
        List<ChatMessage> conversation = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            conversation.add(ChatMessage.user("question " + i + " " + "x".repeat(300)));
            conversation.add(new ChatMessage(ChatMessage.Role.ASSISTANT, List.of(call(i), new Block.Text("so"))));
            conversation.add(new ChatMessage(
                    ChatMessage.Role.USER, List.of(new Block.ToolResult("c" + i, "y".repeat(2_000), false))));
            conversation.add(ChatMessage.assistant("answer " + i));
        }
        conversation.add(ChatMessage.user("the last words"));
        ContextWindow context = context(conversation);

        ContextWindow.View view = context.view(tokens);

        assertThat(view.isCompacted()).isTrue();
        assertThat(view.size()).isLessThan(view.fullSize()).isLessThanOrEqualTo(tokens);
        assertThat(view.messages()).last().isEqualTo(ChatMessage.user("the last words"));
        assertThat(view.messages().getFirst().role()).isEqualTo(ChatMessage.Role.USER);
        assertThat(calls(view)).isEqualTo(results(view));
        assertThat(context.messages()).isEqualTo(conversation);
    }

    @Test
    void a_single_message_is_sent_however_long_it_is() {
        ContextWindow context = context(List.of(ChatMessage.user("x".repeat(100_000))));

        assertThat(context.view(1_000).messages()).hasSize(1);
    }

    private static Block call(int i) {
        return new Block.ToolCall("c" + i, "read_file", JsonNodeFactory.instance.objectNode());
    }

    private static Set<String> calls(ContextWindow.View view) {
        Set<String> ids = new HashSet<>();
        for (ChatMessage message : view.messages()) {
            for (Block block : message.blocks()) {
                if (block instanceof Block.ToolCall call) {
                    ids.add(call.id());
                }
            }
        }
        return ids;
    }

    private static Set<String> results(ContextWindow.View view) {
        Set<String> ids = new HashSet<>();
        for (ChatMessage message : view.messages()) {
            for (Block block : message.blocks()) {
                if (block instanceof Block.ToolResult result) {
                    ids.add(result.callId());
                }
            }
        }
        return ids;
    }
}
