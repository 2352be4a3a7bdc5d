package dev.amplifier.core.recipe;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.yaml.YamlDocument;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlProblem;
import dev.amplifier.core.yaml.YamlReader;
import java.util.Optional;

/** Reads recipes. Never throws for what a text says. */
public final class RecipeParser {

    private RecipeParser() {}

    /** Reads a recipe leniently. */
    public static RecipeParse parse(String text) {
        return parse(text, Compatibility.LENIENT);
    }

    /** Reads a recipe. */
    public static RecipeParse parse(String text, Compatibility compatibility) {
        var findings = new Findings(compatibility);
        var document = new YamlReader(YamlLimits.DOCUMENT).read(text);
        var recipe = read(document, findings);
        return new RecipeParse(document, recipe, findings.inOrder(), compatibility, !findings.unreadable());
    }

    /** Reads a recipe from a document that is already a tree. */
    public static Optional<Recipe> read(YamlDocument document, Findings findings) {
        document.problems().forEach(problem -> report(problem, findings));
        if (document.root().isEmpty()) {
            if (document.problems().isEmpty()) {
                findings.refusedAtLoading(
                        Code.NOT_A_MAPPING,
                        "",
                        document.source().range(0, 0),
                        "The document is empty; a recipe is a mapping.");
            }
            return Optional.empty();
        }
        var root = document.root().get();
        if (root instanceof YamlMapping mapping) {
            return Optional.of(new RecipeReader(new Fields(mapping, "", findings)).read());
        }
        findings.refusedAtLoading(
                Code.NOT_A_MAPPING,
                "",
                root.range(),
                "A recipe is a mapping with a name and steps, not a " + root.kind() + ".");
        return Optional.empty();
    }

    private static void report(YamlProblem problem, Findings findings) {
        var code = Code.of(problem.kind());
        if (code == Code.DUPLICATE_KEY) {
            findings.noticed(code, "", problem.range(), problem.message());
        } else {
            findings.refusedAtLoading(code, "", problem.range(), problem.message());
        }
    }
}
