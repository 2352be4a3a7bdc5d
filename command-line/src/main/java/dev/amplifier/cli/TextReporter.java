package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words for a person: steps as they come, with a progress bar on a terminal, and the outputs alone on standard output. */
final class TextReporter implements Reporter {

    private static final int WIDTH = 24;
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final Map<String, String> MARKS =
            Map.of("step:complete", "done", "step:skipped", "skipped", "step:error", "failed", "step:retry", "again");

    private final PrintStream out;
    private final PrintStream progress;
    private final boolean terminal;
    private final int steps;
    private final Set<String> finished = new HashSet<>();
    private String current = "";

    /**
     * Shows outputs here and progress there.
     *
     * @param terminal whether progress goes to a terminal
     * @param steps how many steps there will be; 0 if that is not known
     */
    TextReporter(PrintStream out, PrintStream progress, boolean terminal, int steps) {
        this.out = out;
        this.progress = progress;
        this.terminal = terminal;
        this.steps = steps;
    }

    @Override
    public void started(String executionId) {
        line("execution " + executionId);
    }

    @Override
    public void event(JsonNode event) {
        String type = event.path("type").asText();
        String step = PlainText.of(event.path("step").asText());
        JsonNode data = event.path("data");
        switch (type) {
            case "step:start" -> current = step;
            case "step:complete", "step:skipped", "step:error" -> {
                finished.add(step);
                line(MARKS.get(type) + " " + step);
            }
            case "step:retry" -> line(MARKS.get(type) + " " + step);
            case "approval:required" ->
                line("waits for a decision: " + PlainText.of(data.path("stage").asText()) + ": "
                        + PlainText.of(data.path("prompt").asText()));
            case "user:notification" -> line(PlainText.of(data.path("message").asText()));
            case "execution:paused", "execution:resumed" -> line(type.substring("execution:".length()));
            default -> {}
        }
        bar();
    }

    @Override
    public void ended(JsonNode execution) {
        clear();
        execution.path("outputs").properties().forEach(output -> {
            String text = output.getValue().isTextual()
                    ? output.getValue().asText()
                    : output.getValue().toPrettyString();
            if (execution.path("outputs").size() > 1) {
                out.println("## " + PlainText.of(output.getKey()));
            }
            out.println(PlainText.of(text));
        });
        String status = execution.path("status").asText();
        if (!status.equals("completed")) {
            line(status + ": " + PlainText.of(execution.at("/error/message").asText("the run did not complete")));
        }
    }

    private void line(String text) {
        clear();
        progress.println(text);
    }

    private void clear() {
        if (terminal) {
            progress.print(CLEAR_LINE);
        }
    }

    private void bar() {
        if (!terminal) {
            return;
        }
        int filled = steps == 0 ? 0 : WIDTH * Math.min(finished.size(), steps) / steps;
        String total = steps == 0 ? "" : "/" + steps;
        progress.print(CLEAR_LINE + "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + finished.size()
                + total + " " + current);
        progress.flush();
    }
}
