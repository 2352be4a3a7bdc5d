package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;

/** One JSON document a line: each event as it came, and the result at the end. */
final class JsonReporter implements Reporter {

    private final PrintStream out;

    JsonReporter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(String executionId) {
        out.println(JsonNodeFactory.instance.objectNode().put("type", "started").put("execution_id", executionId));
    }

    @Override
    public void event(JsonNode event) {
        out.println(event);
    }

    @Override
    public void ended(JsonNode execution) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("type", "result");
        for (String field : List.of("execution_id", "status", "outputs", "error", "usage")) {
            if (execution.has(field)) {
                result.set(field, execution.get(field));
            }
        }
        out.println(result);
    }
}
