package dev.amplifier.functions.plan;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.run.RecipePlan;
import dev.amplifier.core.recipe.run.RunOptions;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.Mode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans recipes. Calls no model and starts nothing. Safe for use by several threads. */
public final class Planner {

    private final RecipeSource recipes;
    private final OfferedModels offered;
    private final InstantSource clock;

    /** Plans recipes from this source, answered by these models. */
    public Planner(RecipeSource recipes, OfferedModels offered, InstantSource clock) {
        this.recipes = recipes;
        this.offered = offered;
        this.clock = clock;
    }

    /**
     * The plan of a recipe.
     *
     * @throws Problem if the recipe has faults or is not open to the mode
     */
    public Plan plan(ExecuteBody body, Mode mode) {
        RecipeSource.Checked checked = recipes.recipe(body, mode);
        Recipe recipe = RecipeParser.parse(checked.yaml())
                .recipe()
                .orElseThrow(() -> Problem.invalidDocument("This is no recipe.", List.of()));
        RunOptions options = RunOptions.of("plan", clock.instant())
                .withInputs(body.inputs())
                .withSources(checked.files())
                .withCompatibility(
                        Compatibility.valueOf(body.compatibilityOrDefault().toUpperCase(Locale.ROOT)));
        RecipePlan plan = RecipePlan.of(recipe, options);
        return told(checked, plan, body.model());
    }

    private Plan told(RecipeSource.Checked checked, RecipePlan plan, @Nullable String asked) {
        List<Plan.PlannedStep> steps = new ArrayList<>();
        TreeSet<String> agents = new TreeSet<>();
        TreeSet<String> models = new TreeSet<>();
        Plan.Estimate sum = Plan.Estimate.NONE;
        Passes passes = new Passes(plan.steps());
        for (int i = 0; i <= plan.steps().size(); i++) {
            int position = i;
            plan.gates().stream()
                    .filter(gate -> gate.position() == position)
                    .map(Planner::gate)
                    .forEach(steps::add);
            if (i == plan.steps().size()) {
                break;
            }
            RecipePlan.PlannedStep step = plan.steps().get(i);
            Model model = step.agent().isPresent() ? offered.answering(step.models(), asked) : null;
            Plan.Estimate estimate = model == null ? null : Estimates.of(step, model, passes.of(step));
            if (model != null && estimate != null && step.runs() != RecipePlan.Runs.NO) {
                agents.add(step.agent().orElseThrow());
                models.add(OfferedModels.id(model));
                sum = sum.plus(estimate);
            }
            steps.add(step(step, model, estimate));
        }
        List<Finding> missing = Stream.concat(
                        plan.missing().stream().map(sentence -> Finding.at("", "missing", sentence + ".")),
                        checked.notices().stream().filter(Planner::isMissing))
                .toList();
        return new Plan(checked.name(), steps, agents, models, missing, plan.complete(), sum);
    }

    /** Whether a finding names something that a recipe asks for and the host has not. */
    private static boolean isMissing(Finding finding) {
        return List.of("unknown_agent", "unknown_provider", "unknown_model", "unknown_model_role")
                .contains(finding.code());
    }

    private static Plan.PlannedStep step(
            RecipePlan.PlannedStep step, @Nullable Model model, Plan.@Nullable Estimate estimate) {
        return new Plan.PlannedStep(
                step.path().replace(Passes.EACH, ""),
                step.id(),
                step.type().equals("steps") ? "group" : step.type(),
                switch (step.runs()) {
                    case YES -> "yes";
                    case NO -> "no";
                    case DEPENDS -> "conditional";
                },
                step.condition().orElse(null),
                step.loop().orElse(null),
                step.iterations().isPresent() ? step.iterations().getAsInt() : null,
                step.agent().orElse(null),
                model == null ? null : OfferedModels.id(model),
                step.text().isEmpty() ? null : step.text(),
                step.unresolved(),
                step.output().orElse(null),
                step.runs() == RecipePlan.Runs.NO ? null : estimate);
    }

    private static Plan.PlannedStep gate(RecipePlan.PlannedGate gate) {
        return new Plan.PlannedStep(
                gate.stage(),
                gate.stage(),
                "approval",
                "yes",
                null,
                null,
                null,
                null,
                null,
                gate.prompt(),
                List.of(),
                null,
                null);
    }
}
