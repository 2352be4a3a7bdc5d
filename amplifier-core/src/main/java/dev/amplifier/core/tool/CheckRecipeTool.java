package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.recipe.validate.Offers;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeResolver;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.recipe.validate.ValidationOptions;
import dev.amplifier.core.recipe.validate.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells an agent that writes a recipe what is wrong with it, as the playground's own check would. Runs nothing. */
public final class CheckRecipeTool implements Tool {

    private static final int MOST_FINDINGS = 30;
    private static final int MOST_CHARACTERS = 262_144;
    private static final ValidationOptions OPTIONS =
            new ValidationOptions(Compatibility.LENIENT, RecipeResolver.UNKNOWN, Offers.UNKNOWN, true);

    @Override
    public String name() {
        return "check_recipe";
    }

    @Override
    public String description() {
        return "Checks the whole text of a recipe and lists errors and remarks with their lines. Call it before you answer with a recipe.";
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = Inputs.schema(List.of("recipe"));
        Inputs.property(schema, "recipe", "string", "the recipe's YAML, all of it");
        return schema;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        JsonNode recipe = input.path("recipe");
        if (!recipe.isTextual()) {
            return ToolResult.error("the input lacks 'recipe', the recipe's YAML as text");
        }
        if (recipe.textValue().length() > MOST_CHARACTERS) {
            return ToolResult.error("a recipe has " + MOST_CHARACTERS + " characters at most");
        }
        RecipeCheck check = RecipeValidator.check(recipe.textValue(), OPTIONS);
        String verdict = check.verdict() == Verdict.VALID ? "The recipe is valid." : "The recipe can't be run.";
        List<Finding> findings = check.findings();
        if (findings.isEmpty()) {
            return ToolResult.ok(verdict);
        }
        String more = findings.size() <= MOST_FINDINGS ? "" : "\nand " + (findings.size() - MOST_FINDINGS) + " more";
        return ToolResult.ok(verdict + "\n"
                + findings.stream()
                        .limit(MOST_FINDINGS)
                        .map(CheckRecipeTool::line)
                        .collect(Collectors.joining("\n"))
                + more);
    }

    private static String line(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        String suggestion = finding.suggestion()
                .map(text -> " Did you mean '" + text + "'?")
                .orElse("");
        return "- line " + finding.line() + ", " + severity + ": " + finding.message() + suggestion;
    }
}
