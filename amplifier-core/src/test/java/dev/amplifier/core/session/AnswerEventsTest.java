package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.provider.AnswerListener.Kind;
import dev.amplifier.core.provider.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerEventsTest {

    @Test
    void the_input_of_a_tool_is_told_whole_and_not_in_pieces() {
        List<Event> told = new ArrayList<>();
        AnswerEvents events = new AnswerEvents(told::add, true);
        events.begin(0, Kind.TEXT);
        events.delta(0, "I look.");
        events.end(0, new Block.Text("I look."));
        events.begin(1, Kind.TOOL_CALL);
        events.delta(1, "{\"pattern\":");
        events.delta(1, "\"*\"}");
        events.end(
                1,
                new Block.ToolCall(
                        "1", "glob", JsonNodeFactory.instance.objectNode().put("pattern", "*")));

        assertThat(told)
                .extracting(Event::type)
                .containsExactly(
                        "content_block:start",
                        "content_block:delta",
                        "content_block:end",
                        "content_block:start",
                        "content_block:end");
        assertThat(told.getLast().data().at("/tool_input/pattern").asText()).isEqualTo("*");
    }
}
