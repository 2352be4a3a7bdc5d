package dev.amplifier.functions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.functions.authoring.InputSchema;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.ExecutionStarter;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.gallery.GalleryItem;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Each built-in recipe of the gallery as a tool, and one tool for a recipe's own text. Community recipes are left out: a tool's description is
 * read by a model, and strangers should not write it.
 */
final class RecipeTools implements Toolbox {

    private static final ObjectNode OWN_TEXT = Schemas.object()
            .text("recipe_yaml", "The recipe's text, in the recipe language of Amplifier", 262_144)
            .object("inputs", "Values for the recipe's context")
            .required("recipe_yaml");

    private final Supplier<List<GalleryItem>> gallery;
    private final RecipeSource recipes;
    private final ExecutionStarter starter;
    private volatile @Nullable List<Listed> listed;

    private record Listed(GalleryItem item, ObjectNode schema) {}

    /**
     * Lists these items and starts them through these parts.
     *
     * @param gallery reads the built-in items with their texts; asked at the first use, as most starts of the app answer no MCP client
     */
    RecipeTools(Supplier<List<GalleryItem>> gallery, RecipeSource recipes, ExecutionStarter starter) {
        this.gallery = gallery;
        this.recipes = recipes;
        this.starter = starter;
    }

    private List<Listed> listed() {
        List<Listed> known = listed;
        if (known == null) {
            known = gallery.get().stream()
                    .filter(item -> item.type().equals("recipe") && item.yaml() != null)
                    .map(item -> new Listed(item, InputSchema.of(String.valueOf(item.yaml()), Map.of())))
                    .toList();
            listed = known;
        }
        return known;
    }

    @Override
    public List<Usable> tools(Turn turn) {
        List<Usable> tools = new ArrayList<>();
        for (Listed each : listed()) {
            GalleryItem item = each.item();
            if (turn.caller().mode().includes(item.minMode())) {
                tools.add(Usable.of(
                        "recipe_" + item.name().replaceAll("[^A-Za-z0-9_-]", "_"),
                        item.title(),
                        item.description(),
                        each.schema(),
                        inputs -> run(turn, null, item.id().toString(), Schemas.values(inputs))));
            }
        }
        tools.add(Usable.of(
                "run_recipe",
                "Run a recipe",
                "Checks and runs a recipe that is given as text. Faults are answered with their places.",
                OWN_TEXT,
                arguments -> run(
                        turn, arguments.path("recipe_yaml").asText(), null, Schemas.values(arguments.path("inputs")))));
        return tools;
    }

    private CallToolResult run(
            Turn turn, @Nullable String yaml, @Nullable String galleryId, Map<String, JsonNode> inputs) {
        ExecuteBody asked = ExecuteBody.recipe(yaml, galleryId, inputs);
        RecipeSource.Checked recipe = recipes.recipe(asked, turn.caller().mode());
        String id = UUID.randomUUID().toString();
        starter.start(starter.request(id, turn.call(), turn.caller(), asked, recipe), turn.caller(), turn.hub());
        if (galleryId != null) {
            recipes.countRun(galleryId);
        }
        return turn.runs().result(id);
    }
}
