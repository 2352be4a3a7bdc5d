package dev.amplifier.functions.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.functions.execution.ExecutionView;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Archive;
import dev.amplifier.platform.contract.EventEnvelope;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.contract.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in the archive of an execution: what went in, byte for byte, what came out, and how to do it again elsewhere. */
final class ExecutionArchive {

    private ExecutionArchive() {}

    static ApiResponse of(ExecutionRequest request, ExecutionView view) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("README.md", readme(request, view));
        if (request.recipeYaml() != null) {
            entries.put("recipe.yaml", request.recipeYaml());
        }
        if (request.prompt() != null) {
            entries.put("prompt.md", request.prompt());
        }
        request.files().forEach((path, text) -> entries.putIfAbsent(path, text));
        entries.put("inputs.json", pretty(Json.toTree(request.inputs())));
        entries.put("outputs.json", pretty(Json.toTree(view.outputs())));
        entries.put("transcript.md", transcript(view));
        entries.put(
                "events.jsonl",
                view.events().stream().map(event -> Json.write(event) + "\n").collect(Collectors.joining()));
        return Archive.of("execution-" + request.executionId() + ".zip", entries);
    }

    private static String readme(ExecutionRequest request, ExecutionView view) {
        String run = request.recipeYaml() == null
                ? "    amplifier run \"$(cat prompt.md)\"\n"
                : "    amplifier tool invoke recipes operation=execute recipe_path=./recipe.yaml \\\n"
                        + "      context=\"$(cat inputs.json)\"\n";
        return "# " + (request.recipeName() == null ? "Prompt" : request.recipeName()) + "\n\n"
                + "Execution " + request.executionId() + ", " + view.status() + ", started " + request.createdAt()
                + ".\n\n"
                + "- `recipe.yaml` or `prompt.md`: what was run, byte for byte\n"
                + "- `inputs.json`, `outputs.json`: what went in and what came out\n"
                + "- `transcript.md`: what was said, to read\n"
                + "- `events.jsonl`: the same, for programs, one event a line\n\n"
                + "To run it with the Amplifier command line, in this folder:\n\n" + run;
    }

    static String transcript(ExecutionView view) {
        StringBuilder text = new StringBuilder("# Transcript\n");
        for (EventEnvelope event : view.events()) {
            JsonNode data = event.data();
            switch (event.type()) {
                case "step:start" -> text.append("\n## ").append(event.step()).append("\n");
                case "step:skipped" -> text.append("\n## ").append(event.step()).append("\n\nSkipped.\n");
                case "content_block:end" ->
                    text.append("\n")
                            .append(speaker(data))
                            .append(data.path("text").asText())
                            .append("\n");
                case "tool:pre" ->
                    text.append("\n")
                            .append(speaker(data))
                            .append("Tool `")
                            .append(data.path("tool_name").asText())
                            .append("`\n");
                case "step:error", "execution:error" ->
                    text.append("\nFailed: ")
                            .append(data.path("message").asText())
                            .append("\n");
                default -> {}
            }
        }
        view.outputs()
                .forEach((name, value) -> text.append("\n## Output `")
                        .append(name)
                        .append("`\n\n")
                        .append(value.isTextual() ? value.asText() : value.toPrettyString())
                        .append("\n"));
        return text.toString();
    }

    /** Names an agent that was called; the step speaks for itself. */
    private static String speaker(JsonNode data) {
        return data.path("parent_id").isTextual() ? "**" + data.path("agent").asText() + ":** " : "";
    }

    private static String pretty(JsonNode node) {
        return node.toPrettyString() + "\n";
    }
}
