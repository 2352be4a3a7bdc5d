package dev.amplifier.core.recipetool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.recipe.validate.ValidationOptions;
import dev.amplifier.core.recipe.validate.Verdict;
import dev.amplifier.core.session.TurnAgents;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tool {@code recipes} of one turn: runs, checks and lists recipes. What a recipe does is done by the end of the call, or not at all. */
final class RecipesTool implements Tool {

    static final String NAME = "recipes";
    static final String DESCRIPTION = """
            Runs recipes: multi-step work that is written down as YAML. Operations:
            - execute: runs the recipe at recipe_path with the values of context to its end, and answers with a summary
            - validate: checks the recipe at recipe_path, and answers with what is wrong with it
            - list: tells which recipes there are
            A recipe_path is a file of the workspace, such as recipes/review.yaml, or @gallery:NAME.
            """;

    private static final Set<String> OF_KEPT_RUNS = Set.of("resume", "approvals", "approve", "deny", "cancel");
    private static final List<String> OPERATIONS = List.of("execute", "validate", "list");
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_LISTED = 100;
    private static final int MOST_READ = 200;

    private final RecipeToolModule host;
    private final TurnAgents sessions;

    RecipesTool(RecipeToolModule host, TurnAgents sessions) {
        this.host = host;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode inputSchema() {
        return schema();
    }

    /** What a recipe runs changes the workspace as a whole. */
    @Override
    public boolean concurrent() {
        return false;
    }

    static ObjectNode schema() {
        ObjectNode schema = object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ObjectNode operation = properties.putObject("operation").put("type", "string");
        OPERATIONS.forEach(operation.putArray("enum")::add);
        properties
                .putObject("recipe_path")
                .put("type", "string")
                .put("description", "for execute and validate: a file of the workspace, or @gallery:NAME");
        properties
                .putObject("context")
                .put("type", "object")
                .put("description", "for execute: values of the recipe's variables");
        schema.putArray("required").add("operation");
        return schema;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        String operation = input.path("operation").asText("");
        RecipeSources sources =
                new RecipeSources(context.workspace(), host.shelf().get());
        return switch (operation) {
            case "execute", "validate" -> withRecipe(operation, input, context, sources);
            case "list" -> list(context);
            default ->
                ToolResult.error(
                        OF_KEPT_RUNS.contains(operation)
                                ? "There is nothing to " + operation
                                        + ": a recipe that is run from within a conversation ends with the call that runs it. Its gates are asked of the people"
                                        + " who watch while it runs; what stops the turn stops it. To run it anew call execute. For a run that outlives the"
                                        + " conversation, have a person start the recipe itself as an execution."
                                : "Unknown operation: " + operation + ". Operations are "
                                        + String.join(", ", OPERATIONS) + ".");
        };
    }

    private ToolResult withRecipe(String operation, JsonNode input, ToolContext context, RecipeSources sources) {
        String path = input.path("recipe_path").asText("").strip();
        if (path.isEmpty()) {
            return ToolResult.error("recipe_path is required for " + operation + " operation");
        }
        JsonNode values = input.path("context");
        if (!values.isMissingNode() && !values.isNull() && !values.isObject()) {
            return ToolResult.error("context is an object: the values of the recipe's variables, by name");
        }
        return switch (sources.find(path)) {
            case RecipeSources.Search.Missing(String message) -> ToolResult.error(message);
            case RecipeSources.Search.Found(RecipeSources.Source source) -> {
                RecipeCheck check = RecipeValidator.check(
                        source.text(), ValidationOptions.LENIENT.withResolver(sources.resolver(source)));
                Recipe recipe = check.recipe().orElse(null);
                if (recipe == null || check.verdict() != Verdict.VALID) {
                    ObjectNode refusal = object().put("message", "Recipe validation failed");
                    refusal.set("errors", findings(check.errors()));
                    refusal.set("warnings", findings(check.remarks()));
                    yield ToolResult.error(refusal.toString());
                }
                yield operation.equals("validate")
                        ? valid(recipe, check)
                        : new RecipeTurn(recipe, source, sources, values(values), host, sessions, context).run();
            }
        };
    }

    private static ToolResult valid(Recipe recipe, RecipeCheck check) {
        ObjectNode answer = object().put("status", "valid")
                .put("recipe", recipe.name().value())
                .put("version", recipe.version().value());
        answer.set("warnings", findings(check.remarks()));
        return ToolResult.ok(answer.toString());
    }

    private ToolResult list(ToolContext context) {
        ArrayNode recipes = JsonNodeFactory.instance.arrayNode();
        new TreeMap<>(context.workspace().files())
                .entrySet().stream()
                        .filter(file ->
                                file.getKey().endsWith(".yaml") || file.getKey().endsWith(".yml"))
                        .limit(MOST_READ)
                        .forEach(file -> {
                            RecipeParse parse = RecipeParser.parse(file.getValue(), Compatibility.LENIENT);
                            parse.recipe()
                                    .filter(recipe -> parse.isValid() && recipes.size() < MOST_LISTED)
                                    .ifPresent(recipe -> recipes.addObject()
                                            .put("recipe_path", file.getKey())
                                            .put("name", recipe.name().value())
                                            .put(
                                                    "description",
                                                    recipe.description().value()));
                        });
        host.shelf().get().stream()
                .limit(MOST_LISTED)
                .forEach(recipe -> recipes.addObject()
                        .put("recipe_path", "@gallery:" + recipe.name())
                        .put("name", recipe.name())
                        .put("description", recipe.description()));
        ObjectNode answer = object().put("count", recipes.size());
        answer.set("recipes", recipes);
        return ToolResult.ok(answer.toString());
    }

    private static Map<String, JsonNode> values(JsonNode context) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        context.properties().forEach(value -> values.put(value.getKey(), value.getValue()));
        return values;
    }

    private static ArrayNode findings(List<Finding> findings) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        findings.stream()
                .limit(MOST_FINDINGS)
                .forEach(finding ->
                        told.add("line " + finding.line() + ", column " + finding.column() + ": " + finding.message()));
        return told;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
