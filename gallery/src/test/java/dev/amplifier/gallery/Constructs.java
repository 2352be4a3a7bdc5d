package dev.amplifier.gallery;

import static dev.amplifier.gallery.Construct.ofRecipe;
import static dev.amplifier.gallery.Construct.ofStage;
import static dev.amplifier.gallery.Construct.ofStep;
import static dev.amplifier.gallery.Construct.ofText;

import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.ModelChoice;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.Recursion;
import dev.amplifier.core.recipe.Retry;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.recipe.Timeout;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that the recipe language can say, in the order in which a reader meets it. */
final class Constructs {

    static final List<Construct> ALL = Stream.of(steps(), loops(), failures(), stages(), calls(), models(), whole())
            .flatMap(List::stream)
            .toList();

    private Constructs() {}

    private static List<Construct> steps() {
        return List.of(
                ofStep("agent step", step -> step instanceof AgentStep),
                ofStep("bash step", step -> step instanceof BashStep),
                ofStep("`env` of a command", bash(step -> !step.env().isEmpty())),
                ofStep("`cwd` of a command", bash(step -> step.cwd().isPresent())),
                ofStep("`output_exit_code`", bash(step -> step.outputExitCode().isPresent())),
                ofStep("`output`", step -> step.common().output().isPresent()),
                ofStep("`parse_json`", step -> step.common().parseJson()),
                ofStep("`depends_on`", step -> !step.common().dependsOn().isEmpty()),
                ofStep("`condition`", step -> step.common().condition().isPresent()),
                ofText("condition with `and`", "condition: .* and .*"),
                ofText("condition with `or`", "condition: .* or .*"),
                ofText("condition with `not`", "condition: .*\\bnot .*"),
                ofText("condition with `<`, `<=`, `>` or `>=`", "condition: .*[<>].*"),
                ofText("a part of a value, `{{name.part}}`", "\\{\\{(?!recipe|session|step|stage)\\w+\\.\\w+}}"));
    }

    private static List<Construct> loops() {
        return List.of(
                ofStep(
                        "`foreach`, one after the other",
                        foreach(loop -> loop.parallel() instanceof Parallelism.Sequential)),
                ofStep("`foreach`, all at once", foreach(loop -> loop.parallel() instanceof Parallelism.Unbounded)),
                ofStep("`foreach`, so many at once", foreach(loop -> loop.parallel() instanceof Parallelism.Bounded)),
                ofStep("`foreach` with several steps", foreach(loop -> true).and(step -> step instanceof BodyStep)),
                ofStep(
                        "`break_when` of a `foreach`",
                        foreach(loop -> loop.breakWhen().isPresent())),
                ofStep("`checkpoint_iterations`", foreach(Loop.Foreach::checkpointIterations)),
                ofStep(
                        "`while_condition`",
                        step -> step.loop().filter(Loop.While.class::isInstance).isPresent()),
                ofStep(
                        "`while_condition` with several steps",
                        step -> step instanceof BodyStep
                                && step.loop()
                                        .filter(Loop.While.class::isInstance)
                                        .isPresent()),
                ofStep(
                        "`break_when` of a `while_condition`",
                        step -> step.loop()
                                .filter(Loop.While.class::isInstance)
                                .flatMap(Loop::breakWhen)
                                .isPresent()),
                ofStep("`update_context`", loop(loop -> !loop.updateContext().isEmpty())),
                ofStep("`collect`", loop(loop -> loop.collect().isPresent())),
                ofText("`max_iterations`", "max_iterations: \\d+"),
                ofText("`max_while_iterations`", "max_while_iterations: \\d+"));
    }

    private static List<Construct> failures() {
        return List.of(
                ofStep("`timeout`", step -> step.common().timeout() instanceof Timeout.Fixed fixed && fixed.stated()),
                ofStep("`timeout` from a variable", step -> step.common().timeout() instanceof Timeout.Template),
                ofText("`on_error: fail`", "on_error: fail"),
                ofStep("`on_error: continue`", step -> step.common().onError() == OnError.CONTINUE),
                ofStep("`on_error: skip_remaining`", step -> step.common().onError() == OnError.SKIP_REMAINING),
                ofStep("`retry` with a growing delay", retry(Retry.Backoff.EXPONENTIAL)),
                ofStep("`retry` with an even delay", retry(Retry.Backoff.LINEAR)));
    }

    private static List<Construct> stages() {
        return List.of(
                ofRecipe("stages", recipe -> !recipe.stages().isEmpty()),
                ofStage("gate after a stage", gate(gate -> gate.when() == Approval.When.AFTER_STAGE)),
                ofStage("gate before a stage", gate(gate -> gate.when() == Approval.When.BEFORE_STAGE)),
                ofStage("gate that denies when its time is over", gate(gate -> times(gate, Approval.Default.DENY))),
                ofStage(
                        "gate that approves when its time is over",
                        gate(gate -> times(gate, Approval.Default.APPROVE))),
                ofStage("gate that waits for ever", gate(gate -> gate.timeout().isZero())),
                ofText("the reviewer's words, `{{_approval_message}}`", "\\{\\{_approval_message}}"));
    }

    private static List<Construct> calls() {
        return List.of(
                ofStep("recipe step", step -> step instanceof RecipeStep),
                ofStep(
                        "`context` of a recipe step",
                        step -> step instanceof RecipeStep call
                                && !call.context().isEmpty()),
                ofStep(
                        "`recursion` of a recipe step",
                        step -> step instanceof RecipeStep call
                                && call.recursion().isPresent()),
                ofRecipe(
                        "`recursion` of a recipe", recipe -> !recipe.recursion().equals(Recursion.DEFAULT)));
    }

    private static List<Construct> models() {
        return List.of(
                ofStep("`provider` and `model`", model(choice -> choice instanceof ModelChoice.Named)),
                ofStep("`provider_preferences`", model(choice -> choice instanceof ModelChoice.Preferences)),
                ofStep(
                        "`class` of models in a preference",
                        model(choice -> choice instanceof ModelChoice.Preferences(var wishes)
                                && wishes.stream().anyMatch(ModelChoice.Preference.Class.class::isInstance))),
                ofStep("`model_role`", model(choice -> choice instanceof ModelChoice.Role)),
                ofStep(
                        "`model_role`, several",
                        model(choice -> choice instanceof ModelChoice.Role(var roles) && roles.size() > 1)),
                ofStep("`mode` of an agent step", agent(step -> step.mode().isPresent())),
                ofStep("`agent_config`", agent(step -> !step.agentConfig().isEmpty())),
                ofStep("`spawn_mode`", agent(step -> step.spawnMode().isPresent())));
    }

    private static List<Construct> whole() {
        return List.of(
                ofRecipe("`context` of a recipe", recipe -> !recipe.context().isEmpty()),
                ofRecipe("`tags`", recipe -> !recipe.tags().isEmpty()),
                ofRecipe(
                        "`author`, `created` and `updated`",
                        recipe -> Stream.of(recipe.author(), recipe.created(), recipe.updated())
                                .allMatch(Optional::isPresent)),
                ofRecipe("`rate_limiting`", recipe -> recipe.rateLimiting().isPresent()),
                ofText("`backoff` of `rate_limiting`", "reset_after_success: \\d+"),
                ofRecipe(
                        "`orchestrator` settings",
                        recipe -> !recipe.orchestratorConfig().isEmpty()),
                ofRecipe(
                        "`schema_version: 2` with `dependencies`",
                        recipe -> !recipe.dependencies().isEmpty()),
                ofText("built-in `{{recipe.…}}`", "\\{\\{recipe\\.\\w+}}"),
                ofText("built-in `{{session.…}}`", "\\{\\{session\\.\\w+}}"),
                ofText("built-in `{{step.…}}`", "\\{\\{step\\.\\w+}}"),
                ofText("built-in `{{stage.…}}`", "\\{\\{stage\\.\\w+}}"),
                ofText("built-in `{{_loop_index}}`", "\\{\\{_loop_index}}"),
                ofText("built-in `{{_loop_iteration}}`", "\\{\\{_loop_iteration}}"));
    }

    private static Predicate<Step> loop(Predicate<Loop> says) {
        return step -> step.loop().filter(says).isPresent();
    }

    private static Predicate<Step> foreach(Predicate<Loop.Foreach> says) {
        return loop(loop -> loop instanceof Loop.Foreach foreach && says.test(foreach));
    }

    private static Predicate<Step> bash(Predicate<BashStep> says) {
        return step -> step instanceof BashStep bash && says.test(bash);
    }

    private static Predicate<Step> agent(Predicate<AgentStep> says) {
        return step -> step instanceof AgentStep agent && says.test(agent);
    }

    private static Predicate<Step> model(Predicate<ModelChoice> says) {
        return agent(step -> says.test(step.model()));
    }

    private static Predicate<Step> retry(Retry.Backoff backoff) {
        return step ->
                step.common().retry().maxAttempts() > 1 && step.common().retry().backoff() == backoff;
    }

    private static Predicate<Stage> gate(Predicate<Approval> says) {
        return stage -> stage.gate().filter(says).isPresent();
    }

    private static boolean times(Approval gate, Approval.Default answer) {
        return !gate.timeout().isZero() && gate.onTimeout() == answer;
    }
}
