package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.yaml.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How well each step is written. */
final class StepStyle implements Rule {

    private static final int SHORT_PROMPT = 30;
    private static final int SHORT_SCRIPT_LINES = 2;
    private static final int MANY_AT_ONCE = 20;
    private static final Pattern GENERIC_ID = Pattern.compile("step[-_]?[0-9]+", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(Subject subject) {
        for (var placed : subject.all()) {
            id(subject, placed);
            switch (placed.step()) {
                case AgentStep agent -> agent(subject, placed, agent);
                case BashStep bash -> script(subject, placed, bash.command());
                default -> {}
            }
            placed.step().loop().ifPresent(loop -> {
                switch (loop) {
                    case Loop.Foreach foreach -> {
                        if (foreach.parallel() instanceof Parallelism.Bounded(int limit) && limit > MANY_AT_ONCE) {
                            notice(
                                    subject,
                                    placed,
                                    Code.AGGRESSIVE_PARALLEL,
                                    "parallel",
                                    limit + " iterations at once are likely to run into a provider's limits.");
                        }
                    }
                    case Loop.While whileLoop -> whileLoop(subject, placed, whileLoop);
                }
            });
        }
    }

    private static void id(Subject subject, PlacedStep placed) {
        if (GENERIC_ID.matcher(placed.step().id()).matches()) {
            notice(subject, placed, Code.GENERIC_STEP_ID, "id", "Name the step after what it does.");
        }
    }

    private static void agent(Subject subject, PlacedStep placed, AgentStep step) {
        String prompt = step.prompt().value().strip();
        if (!prompt.isEmpty() && prompt.length() < SHORT_PROMPT) {
            notice(
                    subject,
                    placed,
                    Code.SHORT_PROMPT,
                    "prompt",
                    "A prompt of " + prompt.length() + " characters tells an agent little.");
        }
        String agent = step.agent().value();
        if (!agent.isEmpty() && !agent.contains(":") && !agent.equals("self")) {
            notice(
                    subject,
                    placed,
                    Code.BARE_AGENT_NAME,
                    "agent",
                    "Put the bundle's name in front of the agent, such as 'bundle:" + agent + "'.");
        }
    }

    private static void script(Subject subject, PlacedStep placed, SourceText command) {
        String script = command.value();
        boolean isPython = script.contains("python");
        if (script.strip().lines().count() > SHORT_SCRIPT_LINES
                && !isPython
                && !script.contains("||")
                && !script.contains("set -e")) {
            notice(
                    subject,
                    placed,
                    Code.NO_BASH_STRICT,
                    "command",
                    "Begin the script with 'set -euo pipefail', or it goes on after a command that failed.");
        }
    }

    private static void whileLoop(Subject subject, PlacedStep placed, Loop.While loop) {
        if (subject.field(placed, "max_while_iterations").isEmpty()) {
            notice(
                    subject,
                    placed,
                    Code.WHILE_NO_MAX_ITERATIONS,
                    "while_condition",
                    "Say with 'max_while_iterations' how often the loop may run; otherwise it stops after "
                            + loop.maxIterations() + " iterations.");
        }
        var looksAt = new HashSet<String>();
        TextReference.in(loop.condition().value()).forEach(reference -> looksAt.add(reference.variable()));
        loop.breakWhen()
                .ifPresent(
                        text -> TextReference.in(text.value()).forEach(reference -> looksAt.add(reference.variable())));
        if (looksAt.stream().noneMatch(changed(placed, loop)::contains)) {
            notice(
                    subject,
                    placed,
                    Code.WHILE_NO_CONVERGENCE,
                    "while_condition",
                    "Nothing inside the loop changes what ends it, so it runs until its limit.");
        }
    }

    private static Set<String> changed(PlacedStep placed, Loop loop) {
        var changed = new HashSet<>(loop.updateContext().keySet());
        changed.add("_loop_index");
        changed.add("_loop_iteration");
        for (var step : PlacedStep.withBodies(List.of(placed))) {
            changed.addAll(step.outputs());
        }
        return changed;
    }

    private static void notice(Subject subject, PlacedStep placed, Code code, String field, String message) {
        subject.findings(placed).noticed(code, placed.field(field), subject.keyRange(placed, field), message);
    }
}
