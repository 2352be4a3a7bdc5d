package dev.amplifier.core.recipe.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.validate.RecipeResolver.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The recipes that a recipe calls exist, get what they need, and do not call each other in a circle. */
final class SubRecipes implements Rule {

    private static final int MOST_RECIPES = 100;
    private static final String SELF = "";

    @Override
    public void check(Subject subject) {
        var family = new Family(subject);
        for (var placed : subject.all()) {
            if (placed.step() instanceof RecipeStep step
                    && !step.recipe().value().isEmpty()) {
                check(subject, placed, step, family);
            }
        }
    }

    private static void check(Subject subject, PlacedStep placed, RecipeStep step, Family family) {
        String path = step.recipe().value();
        if (path.contains("{{")) {
            subject.findings(placed)
                    .noticed(
                            Code.DYNAMIC_RECIPE_PATH,
                            placed.field("recipe"),
                            step.recipe().range(),
                            "Which recipe this is is known only when it runs, so it was not looked at.");
            return;
        }
        if (path.startsWith("/")) {
            subject.findings(placed)
                    .noticed(
                            Code.ABSOLUTE_RECIPE_PATH,
                            placed.field("recipe"),
                            step.recipe().range(),
                            "An absolute path works on one machine only; write it relative to this recipe.");
        }
        switch (subject.options().resolver().resolve(path, SELF)) {
            case Resolution.Unknown unknown -> {}
            case Resolution.Missing missing ->
                subject.findings(placed)
                        .noticed(
                                Code.BROKEN_RECIPE_REF,
                                placed.field("recipe"),
                                step.recipe().range(),
                                "There is no recipe '" + path + "'.");
            case Resolution.Found found -> {
                family.circle(found)
                        .ifPresent(circle -> subject.findings(placed)
                                .noticed(
                                        Code.RECIPE_CYCLE,
                                        placed.field("recipe"),
                                        step.recipe().range(),
                                        "Recipes call each other in a circle, which ends only at the limit of depth: "
                                                + String.join(" -> ", circle) + "."));
                inputs(subject, placed, step, family, found);
            }
        }
    }

    private static void inputs(
            Subject subject, PlacedStep placed, RecipeStep step, Family family, Resolution.Found found) {
        var parse = family.parse(found);
        if (parse.recipe().isEmpty() || !family.mayCheckInputs()) {
            return;
        }
        var called = withContext(parse.recipe().get(), step.context().keySet());
        var findings = new Findings(Compatibility.LENIENT);
        new DefinedVariables().check(new Subject(parse.document(), called, findings, ValidationOptions.LENIENT));
        for (var finding : findings.inOrder()) {
            if (finding.code() == Code.UNDEFINED_VARIABLE) {
                subject.findings(placed)
                        .noticed(
                                Code.MISSING_SUB_RECIPE_VAR,
                                placed.field("context"),
                                subject.keyRange(placed, "context"),
                                "'" + step.recipe().value() + "' needs a variable that it is not given; in its line "
                                        + finding.line() + ": " + finding.message());
                return;
            }
        }
    }

    private static Recipe withContext(Recipe recipe, Set<String> names) {
        Map<String, JsonNode> context = new LinkedHashMap<>(recipe.context());
        names.forEach(name -> context.put(name, TextNode.valueOf("")));
        return new Recipe(
                recipe.schemaVersion(),
                recipe.name(),
                recipe.description(),
                recipe.version(),
                recipe.author(),
                recipe.created(),
                recipe.updated(),
                recipe.tags(),
                context,
                recipe.recursion(),
                recipe.rateLimiting(),
                recipe.orchestratorConfig(),
                recipe.dependencies(),
                recipe.flow(),
                recipe.range());
    }

    /** The recipes that can be reached from one, each read once. */
    private static final class Family {

        private final Subject subject;
        private final Map<String, RecipeParse> parses = new HashMap<>();
        private final Map<String, Optional<List<String>>> circles = new HashMap<>();
        private int inputsChecked;

        Family(Subject subject) {
            this.subject = subject;
        }

        RecipeParse parse(Resolution.Found found) {
            return parses.computeIfAbsent(found.name(), name -> RecipeParser.parse(found.text()));
        }

        /** The names of a circle that starts with this recipe, if there is one. */
        Optional<List<String>> circle(Resolution.Found start) {
            return circles.computeIfAbsent(start.name(), name -> {
                var way = new ArrayList<String>();
                way.add(subject.recipe().name().value());
                return circle(start, way, new HashSet<>());
            });
        }

        /** Whether one more call may be looked at; there is a limit. */
        boolean mayCheckInputs() {
            return ++inputsChecked <= MOST_RECIPES;
        }

        private Optional<List<String>> circle(Resolution.Found at, List<String> way, Set<String> done) {
            if (at.text().equals(subject.text()) || way.contains(at.name())) {
                var circle = new ArrayList<>(way);
                circle.add(way.contains(at.name()) ? at.name() : way.getFirst());
                return Optional.of(circle);
            }
            if (done.contains(at.name()) || parses.size() >= MOST_RECIPES) {
                return Optional.empty();
            }
            way.add(at.name());
            var parse = parse(at);
            if (parse.recipe().isPresent()) {
                for (var placed :
                        PlacedStep.withBodies(PlacedStep.top(parse.recipe().get()))) {
                    if (placed.step() instanceof RecipeStep step
                            && !step.recipe().value().contains("{{")
                            && subject.options()
                                            .resolver()
                                            .resolve(step.recipe().value(), at.name())
                                    instanceof Resolution.Found next) {
                        var circle = circle(next, way, done);
                        if (circle.isPresent()) {
                            return circle;
                        }
                    }
                }
            }
            way.removeLast();
            done.add(at.name());
            return Optional.empty();
        }
    }
}
