package dev.amplifier.functions.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.execution.ExecutionView;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExecutionArchiveTest {

    @Test
    void a_transcript_names_the_agents_that_were_called_and_the_tools() {
        String transcript = ExecutionArchive.transcript(view(
                event("content_block:end", data().put("text", "I send a scout.")),
                event("tool:pre", data().put("tool_name", "delegate")),
                event("tool:pre", called().put("tool_name", "glob")),
                event("content_block:end", called().put("text", "Nobody is there."))));

        assertThat(transcript)
                .containsSubsequence(
                        "\nI send a scout.\n",
                        "\nTool `delegate`\n",
                        "\n**scout:** Tool `glob`\n",
                        "\n**scout:** Nobody is there.\n");
    }

    private static ExecutionView view(EventEnvelope... events) {
        return new ExecutionView(
                "run",
                "prompt",
                null,
                "completed",
                "2026-01-01T00:00:00Z",
                List.of(),
                null,
                null,
                Map.of(),
                null,
                Usage.NONE,
                null,
                List.of(events));
    }

    private static EventEnvelope event(String type, ObjectNode data) {
        return new EventEnvelope("run:000001-000001", "run", "ask", type, "2026-01-01T00:00:00Z", data, 1L);
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode called() {
        return data().put("session_id", "s-1").put("parent_id", "s-0").put("agent", "scout");
    }
}
