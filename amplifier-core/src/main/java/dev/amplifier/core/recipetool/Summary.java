package dev.amplifier.core.recipetool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.run.RunState;
import java.util.Optional;

/** What a model is told of a recipe that has come to its end. */
final class Summary {

    private static final int MOST_CHARACTERS = 10_000;
    private static final int PREVIEW_CHARACTERS = 500;
    private static final int MOST_NAMES = 200;
    private static final String CUT =
            "\n\n[... truncated; to have all of it, let the recipe's last step write it to a file of the workspace]";

    private Summary() {}

    static ObjectNode of(Recipe recipe, String session, RunState.Completed completed) {
        ObjectNode answer = object().put("status", "completed")
                .put("recipe", recipe.name().value())
                .put("session_id", session);
        ObjectNode summary = answer.putObject("summary");
        summary.putObject("recipe_metadata")
                .put("name", recipe.name().value())
                .put("version", recipe.version().value())
                .put("description", recipe.description().value());
        JsonNode skipped = completed.outputs().get("_skipped_steps");
        if (skipped != null) {
            summary.set("skipped_steps", skipped);
        }
        completed.finalOutput().ifPresent(output -> {
            summary.set("final_output", shown(output));
            key(recipe, completed).ifPresent(name -> summary.put("final_output_key", name));
        });
        ArrayNode names = summary.putArray("available_outputs");
        completed.outputs().keySet().stream()
                .filter(name -> !name.startsWith("_"))
                .limit(MOST_NAMES)
                .forEach(names::add);
        return answer;
    }

    private static Optional<String> key(Recipe recipe, RunState.Completed completed) {
        return completed.outputs().containsKey("final_output")
                ? Optional.of("final_output")
                : recipe.steps().getLast().common().output().map(name -> name.value());
    }

    private static JsonNode shown(JsonNode output) {
        String text = output.isTextual() ? output.textValue() : output.toString();
        if (text.length() <= MOST_CHARACTERS) {
            return output;
        }
        return output.isTextual()
                ? TextNode.valueOf(text.substring(0, MOST_CHARACTERS) + CUT)
                : object().put("_truncated", true)
                        .put("_type", output.isArray() ? "list" : "dict")
                        .put("_full_size_bytes", text.length())
                        .put("_preview", text.substring(0, PREVIEW_CHARACTERS) + "...")
                        .put("_message", CUT.strip());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
