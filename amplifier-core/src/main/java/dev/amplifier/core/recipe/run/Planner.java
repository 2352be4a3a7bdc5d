package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.expression.Evaluation;
import dev.amplifier.core.expression.Expressions;
import dev.amplifier.core.expression.Regime;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Flow;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.ModelChoice;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.template.Reference;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.template.Variables;
import dev.amplifier.core.yaml.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Walks a recipe without running it. Used once, by one thread. */
final class Planner {

    private static final int MAX_STEPS = 500;

    private final RunOptions options;
    private final RecipeLibrary library;
    private final List<RecipePlan.PlannedStep> steps = new ArrayList<>();
    private final List<RecipePlan.PlannedGate> gates = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean complete = true;

    Planner(RunOptions options) {
        this.options = options;
        this.library = new RecipeLibrary(options);
    }

    /** Where the walk is: a recipe, how deep, and what is in front of its paths and gates. */
    private record Scene(Recipe recipe, String source, int depth, String gatePrefix, PlannedVariables variables) {}

    RecipePlan plan(Recipe recipe) {
        PlannedVariables variables = new PlannedVariables(recipe, options.inputs(), options);
        recipe(new Scene(recipe, options.recipePath(), 0, "", variables), "");
        return new RecipePlan(steps, gates, List.copyOf(missing), complete);
    }

    private void recipe(Scene scene, String prefix) {
        switch (scene.recipe().flow()) {
            case Flow.Flat(List<Step> all) -> all.forEach(step -> step(step, prefix, scene, Regime.QUOTED));
            case Flow.Staged(List<Stage> stages) -> {
                for (Stage stage : stages) {
                    gate(stage, Approval.When.BEFORE_STAGE, scene);
                    String stagePath = Place.join(prefix, stage.name().value());
                    stage.steps().forEach(step -> step(step, stagePath, inStage(scene, stage), Regime.QUOTED));
                    gate(stage, Approval.When.AFTER_STAGE, scene);
                }
            }
        }
    }

    private static Scene inStage(Scene scene, Stage stage) {
        return new Scene(
                scene.recipe(),
                scene.source(),
                scene.depth(),
                scene.gatePrefix() + stage.name().value() + "/",
                scene.variables());
    }

    private void gate(Stage stage, Approval.When when, Scene scene) {
        stage.gate().filter(gate -> gate.when() == when).ifPresent(gate -> {
            String name = scene.gatePrefix() + stage.name().value();
            Template.Partial prompt = text(gate.prompt().value(), "Gate of stage '" + name + "'", scene.variables());
            gates.add(new RecipePlan.PlannedGate(
                    name,
                    prompt.text(),
                    gate.timeout().toSeconds(),
                    gate.onTimeout().word(),
                    steps.size()));
        });
    }

    private void step(Step step, String prefix, Scene scene, Regime regime) {
        if (steps.size() >= MAX_STEPS) {
            complete = false;
            return;
        }
        String path = Place.join(prefix, step.id());
        PlannedVariables variables = scene.variables();
        OptionalInt iterations = iterations(step, variables);
        RecipePlan.Runs runs = runs(step, variables, regime);
        if (runs == RecipePlan.Runs.YES && iterations.orElse(1) == 0) {
            runs = RecipePlan.Runs.NO;
        }
        step.loop().ifPresent(loop -> enter(loop, variables));
        Template.Partial text = text(source(step), "Step '" + path + "'", variables);
        steps.add(new RecipePlan.PlannedStep(
                path,
                step.id(),
                type(step),
                runs,
                step.common().condition().map(Planner::written),
                step.loop().map(Planner::written),
                iterations,
                step instanceof AgentStep agent ? Optional.of(agent.agent().value()) : Optional.empty(),
                text.text(),
                text.unresolved(),
                step instanceof AgentStep agent ? models(agent.model(), variables) : List.of(),
                step.common().output().map(SourceText::value)));
        if (runs != RecipePlan.Runs.NO) {
            inside(step, step.loop().isPresent() ? path + "/[*]" : path, text, scene);
        }
        leave(step, runs, variables);
    }

    private void inside(Step step, String path, Template.Partial text, Scene scene) {
        if (step instanceof BodyStep body) {
            body.steps().forEach(nested -> step(nested, path, scene, Regime.RAW));
        } else if (step instanceof RecipeStep call && text.unresolved().isEmpty()) {
            call(call, path, text.text(), scene);
        }
    }

    private void call(RecipeStep call, String path, String written, Scene scene) {
        String source = RecipeLibrary.resolve(scene.source(), written);
        String document = library.text(source);
        if (document == null) {
            missing.add("Step '" + path + "': the recipe " + source + " is not at hand");
            return;
        }
        if (scene.depth() + 1
                >= call.recursion().orElse(scene.recipe().recursion()).maxDepth()) {
            complete = false;
            return;
        }
        switch (library.parse(source, document)) {
            case RecipeLibrary.Parsed.Refused(String why) ->
                missing.add("Step '" + path + "': the recipe " + source + " cannot run: " + why);
            case RecipeLibrary.Parsed.Read(Recipe recipe) -> {
                Map<String, JsonNode> passed = new LinkedHashMap<>();
                List<String> unknown = new ArrayList<>();
                call.context().forEach((name, value) -> {
                    try {
                        passed.put(name, Template.renderDeeply(value, scene.variables()));
                    } catch (UndefinedVariableException e) {
                        require(Reference.of(e.reference()), "Step '" + path + "'", scene.variables());
                        unknown.add(name);
                    }
                });
                PlannedVariables variables = new PlannedVariables(recipe, passed, options);
                unknown.forEach(variables::produce);
                recipe(new Scene(recipe, source, scene.depth() + 1, scene.gatePrefix(), variables), path);
            }
        }
    }

    private static void enter(Loop loop, PlannedVariables variables) {
        if (loop instanceof Loop.Foreach foreach) {
            variables.produce(foreach.as().value());
        }
        loop.updateContext().keySet().forEach(variables::produce);
    }

    private static void leave(Step step, RecipePlan.Runs runs, PlannedVariables variables) {
        step.loop().flatMap(Loop::collect).ifPresent(name -> variables.produce(name.value()));
        if (runs != RecipePlan.Runs.NO) {
            step.common().output().ifPresent(name -> variables.produce(name.value()));
            if (step instanceof BashStep bash) {
                bash.outputExitCode().ifPresent(name -> variables.produce(name.value()));
            }
        }
    }

    private RecipePlan.Runs runs(Step step, PlannedVariables variables, Regime regime) {
        return switch (step.common().condition().orElse(null)) {
            case null -> RecipePlan.Runs.YES;
            case Condition.Constant(boolean value, var range) ->
                value || options.strict() ? RecipePlan.Runs.YES : RecipePlan.Runs.NO;
            case Condition.Expression(SourceText source) -> {
                Template.references(source.value())
                        .forEach(reference -> require(reference, "Condition of step '" + step.id() + "'", variables));
                yield Expressions.evaluate(source.value(), variables, regime, options.compatibility())
                                instanceof Evaluation.Answer(boolean value)
                        ? (value ? RecipePlan.Runs.YES : RecipePlan.Runs.NO)
                        : RecipePlan.Runs.DEPENDS;
            }
        };
    }

    private static OptionalInt iterations(Step step, Variables variables) {
        if (!(step.loop().orElse(null) instanceof Loop.Foreach foreach)) {
            return OptionalInt.empty();
        }
        List<Reference> references = Template.references(foreach.items().value());
        try {
            JsonNode items = references.isEmpty() ? null : references.get(0).resolve(variables);
            return items != null && items.isArray() ? OptionalInt.of(items.size()) : OptionalInt.empty();
        } catch (UndefinedVariableException e) {
            return OptionalInt.empty();
        }
    }

    private Template.Partial text(String template, String where, PlannedVariables variables) {
        Template.Partial partial = Template.renderPartially(template, variables);
        partial.unresolved().forEach(dotted -> require(Reference.of(dotted), where, variables));
        return partial;
    }

    private void require(Reference reference, String where, PlannedVariables variables) {
        if (!variables.defined(reference.name())) {
            missing.add(where + ": {{" + reference.dotted() + "}} is not defined by anything before it");
        }
    }

    private List<ModelWish> models(ModelChoice choice, PlannedVariables variables) {
        return switch (choice) {
            case ModelChoice.Unstated unstated -> List.of();
            case ModelChoice.Named(var provider, var model) ->
                List.of(new ModelWish(
                        provider.map(name -> partly(name, variables)),
                        model.map(name -> partly(name, variables)),
                        Optional.empty()));
            case ModelChoice.Role(List<SourceText> roles) ->
                roles.stream().map(Planner::role).toList();
            case ModelChoice.Preferences(List<ModelChoice.Preference> preferences) ->
                preferences.stream()
                        .map(preference -> switch (preference) {
                            case ModelChoice.Preference.Provider(SourceText provider, var model) ->
                                new ModelWish(
                                        Optional.of(partly(provider, variables)),
                                        model.map(name -> partly(name, variables)),
                                        Optional.empty());
                            case ModelChoice.Preference.Class(SourceText role) -> role(role);
                        })
                        .toList();
        };
    }

    private static String partly(SourceText template, PlannedVariables variables) {
        return Template.renderPartially(template.value(), variables).text();
    }

    private static ModelWish role(SourceText role) {
        return new ModelWish(Optional.empty(), Optional.empty(), Optional.of(role.value()));
    }

    private static String source(Step step) {
        return switch (step) {
            case AgentStep agent -> agent.prompt().value();
            case BashStep bash -> bash.command().value();
            case RecipeStep call -> call.recipe().value();
            case BodyStep body -> "";
        };
    }

    private static String type(Step step) {
        return switch (step) {
            case AgentStep agent -> "agent";
            case BashStep bash -> "bash";
            case RecipeStep call -> "recipe";
            case BodyStep body -> "steps";
        };
    }

    private static String written(Condition condition) {
        return switch (condition) {
            case Condition.Expression(SourceText source) -> source.value();
            case Condition.Constant(boolean value, var range) -> Boolean.toString(value);
        };
    }

    private static String written(Loop loop) {
        return switch (loop) {
            case Loop.Foreach foreach -> foreach.items().value();
            case Loop.While loopWhile -> loopWhile.condition().value();
        };
    }
}
