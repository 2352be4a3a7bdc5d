package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.Retry;
import dev.amplifier.core.recipe.Timeout;
import dev.amplifier.core.yaml.SourceText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How well a recipe as a whole is written. */
final class RecipeStyle implements Rule {

    private static final int SHORT_DESCRIPTION = 50;
    private static final int MANY_STEPS = 20;
    private static final int STEPS_WITHOUT_TIMEOUT = 3;
    private static final Pattern SNAKE_CASE = Pattern.compile("_?[a-z0-9]+(_[a-z0-9]+)*");

    @Override
    public void check(Subject subject) {
        var recipe = subject.recipe();
        name(subject, recipe.name());
        if (recipe.version().value().equals("0.0.0")) {
            subject.findings()
                    .noticed(
                            Code.VERSION_PLACEHOLDER,
                            "version",
                            recipe.version().range(),
                            "The version 0.0.0 looks like a placeholder.",
                            Optional.of("1.0.0"));
        }
        int length = recipe.description().value().strip().length();
        if (length > 0 && length < SHORT_DESCRIPTION) {
            subject.findings()
                    .noticed(
                            Code.SHORT_DESCRIPTION,
                            "description",
                            recipe.description().range(),
                            "Say in " + SHORT_DESCRIPTION
                                    + " characters or more what the recipe does and when to use it.");
        }
        if (recipe.tags().isEmpty()) {
            subject.findings()
                    .noticed(Code.NO_TAGS, "", recipe.name().range(), "Tags help others find the recipe: add 'tags'.");
        }
        context(subject, recipe);
        steps(subject, recipe);
        gates(subject, recipe);
    }

    private static void name(Subject subject, SourceText name) {
        String lower = name.value().toLowerCase(Locale.ROOT);
        if (!lower.equals(name.value())) {
            subject.findings()
                    .noticed(
                            Code.NAME_NOT_LOWERCASE,
                            "name",
                            name.range(),
                            "Names of recipes are in lower case.",
                            Optional.of(lower));
        }
        if (name.value().contains("_")) {
            subject.findings()
                    .noticed(
                            Code.NAME_USES_UNDERSCORES,
                            "name",
                            name.range(),
                            "Names of recipes are joined with '-'.",
                            Optional.of(lower.replace('_', '-')));
        }
    }

    private static void context(Subject subject, Recipe recipe) {
        for (String variable : recipe.context().keySet()) {
            if (!SNAKE_CASE.matcher(variable).matches()) {
                subject.findings()
                        .noticed(
                                Code.CONTEXT_NOT_SNAKE_CASE,
                                "context." + variable,
                                subject.topKeyRange("context", variable),
                                "Variables are written in snake_case.");
            }
        }
    }

    private static void steps(Subject subject, Recipe recipe) {
        var all = subject.all();
        if (subject.top().size() > MANY_STEPS) {
            subject.findings()
                    .noticed(
                            Code.TOO_MANY_STEPS,
                            "",
                            recipe.name().range(),
                            subject.top().size() + " steps are hard to follow; move some into a sub-recipe.");
        }
        boolean timed = all.stream()
                .map(placed -> placed.step().common().timeout())
                .anyMatch(timeout -> !(timeout instanceof Timeout.Fixed fixed) || fixed.stated());
        if (all.size() > STEPS_WITHOUT_TIMEOUT && !timed) {
            subject.findings()
                    .noticed(
                            Code.NO_TIMEOUTS,
                            "",
                            recipe.name().range(),
                            "No step has a 'timeout', so each may take ten minutes.");
        }
        boolean handled = all.stream()
                .map(placed -> placed.step().common())
                .anyMatch(common ->
                        common.onError() != OnError.FAIL || !common.retry().equals(Retry.NONE));
        long agents = all.stream()
                .filter(placed -> placed.step() instanceof AgentStep)
                .count();
        if (agents > STEPS_WITHOUT_TIMEOUT && !handled) {
            subject.findings()
                    .noticed(
                            Code.NO_ERROR_HANDLING,
                            "",
                            recipe.name().range(),
                            "None of " + agents
                                    + " agent steps has 'on_error' or 'retry'; the first failure ends the run.");
        }
    }

    private static void gates(Subject subject, Recipe recipe) {
        var stages = recipe.stages();
        for (int i = 0; i < stages.size(); i++) {
            var gate = stages.get(i).gate();
            if (gate.isPresent()
                    && gate.get().timeout().isZero()
                    && gate.get().onTimeout() == Approval.Default.APPROVE) {
                subject.findings()
                        .noticed(
                                Code.APPROVAL_NEVER_TIMES_OUT,
                                "stages[" + i + "].approval.default",
                                gate.get().range(),
                                "The gate waits for ever, so its default never counts: add a 'timeout'.");
            }
        }
    }
}
