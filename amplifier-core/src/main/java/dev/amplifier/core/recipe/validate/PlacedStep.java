package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Flow;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.yaml.SourceText;
import java.util.ArrayList;
import java.util.List;

/** A step and where it stands in the recipe's structure. Compared by identity. */
final class PlacedStep {

    private final Step step;
    private final String path;
    private final int stage;
    private final int depth;
    private final List<PlacedStep> body;

    private PlacedStep(Step step, String path, int stage, int depth) {
        this.step = step;
        this.path = path;
        this.stage = stage;
        this.depth = depth;
        this.body = step instanceof BodyStep container
                ? place(container.steps(), path + ".steps", stage, depth + 1)
                : List.of();
    }

    Step step() {
        return step;
    }

    /** The step's path, such as {@code stages[0].steps[2]}. */
    String path() {
        return path;
    }

    /** The path of one of the step's fields. */
    String field(String name) {
        return path + "." + name;
    }

    /** The index of the step's stage; -1 in a flat recipe. */
    int stage() {
        return stage;
    }

    /** How many bodies the step stands in; 0 at the top. */
    int depth() {
        return depth;
    }

    /** The steps of the step's body; none for a step without one. */
    List<PlacedStep> body() {
        return body;
    }

    /** The variables that the step writes when it is over, those of its body left out. */
    List<String> outputs() {
        var names = new ArrayList<String>();
        step.common().output().map(SourceText::value).ifPresent(names::add);
        step.loop().flatMap(Loop::collect).map(SourceText::value).ifPresent(names::add);
        if (step instanceof BashStep bash) {
            bash.outputExitCode().map(SourceText::value).ifPresent(names::add);
        }
        return names;
    }

    /** The steps at the top of a recipe, in order. */
    static List<PlacedStep> top(Recipe recipe) {
        return switch (recipe.flow()) {
            case Flow.Flat(var steps) -> place(steps, "steps", -1, 0);
            case Flow.Staged(var stages) -> {
                var placed = new ArrayList<PlacedStep>();
                for (int i = 0; i < stages.size(); i++) {
                    placed.addAll(place(stages.get(i).steps(), "stages[" + i + "].steps", i, 0));
                }
                yield placed;
            }
        };
    }

    private static List<PlacedStep> place(List<Step> steps, String path, int stage, int depth) {
        var placed = new ArrayList<PlacedStep>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            placed.add(new PlacedStep(steps.get(i), path + "[" + i + "]", stage, depth));
        }
        return placed;
    }

    /** These steps in order, those of bodies after the step they belong to. */
    static List<PlacedStep> withBodies(List<PlacedStep> steps) {
        var all = new ArrayList<PlacedStep>();
        for (var placed : steps) {
            all.add(placed);
            all.addAll(withBodies(placed.body));
        }
        return all;
    }
}
