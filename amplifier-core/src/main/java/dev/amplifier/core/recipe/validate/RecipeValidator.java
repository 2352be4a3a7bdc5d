package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlReader;
import java.util.List;

/** Validates recipes. Never throws for what a text says. Safe for use by several threads. */
public final class RecipeValidator {

    private static final List<Rule> RULES = List.of(
            new UniqueNames(),
            new Dependencies(),
            new DefinedVariables(),
            new ReadableConditions(),
            new Reachability(),
            new Outputs(),
            new ParallelLoops(),
            new SubRecipes(),
            new AgentsAndModels());
    private static final List<Rule> QUALITY = List.of(new RecipeStyle(), new StepStyle());

    private RecipeValidator() {}

    /** Validates a recipe leniently, with nothing known about the host. */
    public static RecipeCheck check(String text) {
        return check(text, ValidationOptions.LENIENT);
    }

    /** Validates a recipe. */
    public static RecipeCheck check(String text, ValidationOptions options) {
        var findings = new Findings(options.compatibility());
        var document = new YamlReader(YamlLimits.DOCUMENT).read(text);
        var recipe = RecipeParser.read(document, findings);
        recipe.ifPresent(found -> {
            var subject = new Subject(document, found, findings, options);
            RULES.forEach(rule -> rule.check(subject));
            if (options.quality()) {
                QUALITY.forEach(rule -> rule.check(subject));
            }
        });
        Verdict verdict =
                findings.unreadable() ? Verdict.UNREADABLE : findings.hasErrors() ? Verdict.INVALID : Verdict.VALID;
        return new RecipeCheck(document, recipe, findings.inOrder(), verdict, options.compatibility());
    }
}
