package dev.amplifier.functions.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Flow;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.ModelChoice;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.Variables;
import dev.amplifier.core.yaml.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One walk through a recipe's steps. */
final class PlanWalk {

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int ANSWER_TOKENS = 500;
    private static final double ANSWER_SECONDS = 10;

    private final Variables variables;
    private final List<Plan.PlannedStep> steps = new ArrayList<>();
    private final TreeSet<String> agents = new TreeSet<>();
    private final TreeSet<String> models = new TreeSet<>();
    private long promptCharacters;
    private int answers;

    PlanWalk(Map<String, JsonNode> variables) {
        this.variables = Variables.of(variables);
    }

    void flow(Flow flow) {
        switch (flow) {
            case Flow.Flat(var flat) -> flat.forEach(step -> step("", step));
            case Flow.Staged(var stages) -> stages.forEach(this::stage);
        }
    }

    Plan plan(String name) {
        Plan.Estimate estimate = new Plan.Estimate(
                promptCharacters / CHARACTERS_PER_TOKEN,
                (long) answers * ANSWER_TOKENS,
                answers * ANSWER_SECONDS,
                null);
        return new Plan(name, steps, agents, models, List.of(), estimate);
    }

    private void stage(Stage stage) {
        String path = stage.name().value();
        stage.steps().forEach(step -> step(path + "/", step));
        if (stage.approval().isPresent()) {
            steps.add(new Plan.PlannedStep(path, path, "approval", "yes", null, null, null, null, List.of()));
        }
    }

    private void step(String prefix, Step step) {
        String path = prefix + step.id();
        switch (step) {
            case AgentStep agent -> agent(path, agent);
            case BashStep bash -> add(path, step, "bash", null, null, bash.command());
            case RecipeStep recipe -> add(path, step, "recipe", null, null, recipe.recipe());
            case BodyStep body -> {
                add(path, step, "group", null, null, null);
                body.steps().forEach(inner -> step(path + "/", inner));
            }
        }
    }

    private void agent(String path, AgentStep step) {
        answers++;
        agents.add(step.agent().value());
        String model = model(step.model());
        if (model != null) {
            models.add(model);
        }
        promptCharacters += add(path, step, "agent", step.agent().value(), model, step.prompt());
    }

    /** Adds a step and returns the length of its text. */
    private int add(
            String path,
            Step step,
            String kind,
            @Nullable String agent,
            @Nullable String model,
            @Nullable SourceText text) {
        Template.Partial partial = text == null ? null : Template.renderPartially(text.value(), variables);
        String condition = condition(step);
        steps.add(new Plan.PlannedStep(
                path,
                step.id(),
                kind,
                condition == null ? "yes" : "conditional",
                condition,
                agent,
                model,
                partial == null ? null : partial.text(),
                partial == null ? List.of() : partial.unresolved()));
        return partial == null ? 0 : partial.text().length();
    }

    private static @Nullable String condition(Step step) {
        String repeats = step.loop().map(PlanWalk::repeats).orElse(null);
        return step.common().condition().map(PlanWalk::text).orElse(repeats);
    }

    private static String repeats(Loop loop) {
        return switch (loop) {
            case Loop.Foreach each -> "for each of " + each.items().value();
            case Loop.While until -> "while " + until.condition().value();
        };
    }

    private static String text(Condition condition) {
        return switch (condition) {
            case Condition.Expression expression -> expression.source().value();
            case Condition.Constant constant -> Boolean.toString(constant.value());
        };
    }

    private static @Nullable String model(ModelChoice choice) {
        return switch (choice) {
            case ModelChoice.Unstated() -> null;
            case ModelChoice.Named(var provider, var model) -> joined(provider, model);
            case ModelChoice.Preferences(var preferences) ->
                preferences.isEmpty() ? null : preference(preferences.getFirst());
            case ModelChoice.Role(var roles) -> roles.getFirst().value();
        };
    }

    private static @Nullable String preference(ModelChoice.Preference preference) {
        return preference instanceof ModelChoice.Preference.Provider(var provider, var model)
                ? joined(Optional.of(provider), model)
                : null;
    }

    private static String joined(Optional<SourceText> provider, Optional<SourceText> model) {
        return provider.map(SourceText::value).orElse("*") + "/"
                + model.map(SourceText::value).orElse("*");
    }
}
