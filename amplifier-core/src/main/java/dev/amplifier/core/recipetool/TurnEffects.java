package dev.amplifier.core.recipetool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.run.Effect;
import dev.amplifier.core.recipe.run.Outcome;
import dev.amplifier.core.recipe.run.Outcome.Failed;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.session.TurnAgents;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does inside a turn what a recipe asks for. For one thread. */
final class TurnEffects {

    private static final String BASH = "bash";
    private static final List<String> OPTIONS = List.of("Allow", "Deny");
    /** Where a gate would wait for ever, a turn does not. */
    private static final Duration LONGEST_GATE = Duration.ofHours(1);

    private final String recipe;
    private final RecipeSources sources;
    private final Sandbox bash;
    private final TurnAgents sessions;
    private final ToolContext context;

    TurnEffects(String recipe, RecipeSources sources, Sandbox bash, TurnAgents sessions, ToolContext context) {
        this.recipe = recipe;
        this.sources = sources;
        this.bash = bash;
        this.sessions = sessions;
        this.context = context;
    }

    /** What came of an effect. */
    sealed interface Came {
        /** Something that a recipe understands. */
        record Of(Outcome outcome) implements Came {}

        /** Only a person could have answered, and there is none. */
        record Unanswerable(String message) implements Came {}
    }

    Came perform(Effect effect) {
        return switch (effect) {
            case Effect.RunAgent agent -> new Came.Of(run(agent));
            case Effect.RunCommand command -> new Came.Of(run(command));
            case Effect.Wait wait ->
                new Came.Of(
                        context.cancellation().proceedToNextAfter(wait.duration())
                                ? new Outcome.WaitOver()
                                : cancelled());
            case Effect.AwaitApproval gate -> ask(gate);
            case Effect.LoadRecipe load -> new Came.Of(load(load.source()));
        };
    }

    private Outcome run(Effect.RunAgent agent) {
        List<Providers.Preference> models = agent.models().stream()
                .map(wish -> new Providers.Preference(
                        wish.provider().orElse(null),
                        wish.model().orElse(null),
                        wish.role().orElse(null)))
                .toList();
        TurnAgents.Work work = new TurnAgents.Work(
                agent.agent(),
                agent.fullInstruction(),
                models,
                Agent.overrides(agent.orchestratorConfig(), agent.agentConfig()));
        try (Cancellation step = context.cancellation().child()) {
            CompletableFuture<Boolean> late = new CompletableFuture<>();
            late.thenAcceptAsync(isLate -> {
                if (isLate) {
                    step.cancel();
                }
            });
            late.completeOnTimeout(true, agent.timeout().toMillis(), TimeUnit.MILLISECONDS);
            TurnResult result = sessions.run(work, context.call(), step);
            boolean inTime = late.complete(false);
            return switch (result) {
                case TurnResult.Answered answered -> new Outcome.Succeeded(TextNode.valueOf(answered.text()));
                case TurnResult.Failed failed -> Failed.of(failed.code(), failed.message(), failed.retryable());
                case TurnResult.Stopped stopped -> inTime ? cancelled() : new Outcome.TimedOut();
            };
        }
    }

    /** A command of a recipe passes the hooks as a call of the tool does. */
    private Outcome run(Effect.RunCommand command) {
        ObjectNode before = about();
        before.putObject("tool_input").put("command", command.command());
        switch (sessions.decide(new Event(CanonicalEvents.TOOL_PRE, before))) {
            case Decision.Denied(String reason) -> {
                return toldFailure(Failed.of("denied", "The command was denied: " + reason, false));
            }
            case Decision.Granted(ObjectNode data) -> {
                if (!context.cancellation().proceedToNext()) {
                    return toldFailure(cancelled());
                }
                return execute(command, data.path("tool_input").path("command").asText(command.command()));
            }
        }
    }

    private Outcome execute(Effect.RunCommand command, String program) {
        Map<String, String> files = context.workspace().files();
        try {
            SandboxTask task =
                    SandboxTask.of(program, command.cwd().orElse(""), command.env(), command.timeout(), files);
            switch (bash.run(task, context.cancellation())) {
                case SandboxOutcome.Exited exited -> {
                    List<String> theirs = context.workspace().merge(files, exited.files());
                    if (!theirs.isEmpty()) {
                        return toldFailure(Failed.of(
                                "workspace",
                                "Not kept, because another agent has changed them meanwhile: "
                                        + String.join(", ", theirs) + ".",
                                true));
                    }
                    return told(new Outcome.CommandExited(exited.exitCode(), exited.stdout(), exited.stderr()));
                }
                case SandboxOutcome.Unfinished(SandboxOutcome.Cause cause, String message) -> {
                    Failed failed = toldFailure(Failed.of(cause.code(), message, cause.retryable()));
                    return cause == SandboxOutcome.Cause.TIMEOUT ? new Outcome.TimedOut() : failed;
                }
            }
        } catch (WorkspaceException e) {
            return toldFailure(Failed.of("workspace", String.valueOf(e.getMessage()), false));
        }
    }

    private Outcome told(Outcome.CommandExited exited) {
        ObjectNode after = about();
        after.putObject("tool_response")
                .put("exit_code", exited.exitCode())
                .put("stdout", exited.stdout())
                .put("stderr", exited.stderr());
        Event event = new Event(exited.exitCode() == 0 ? CanonicalEvents.TOOL_POST : CanonicalEvents.TOOL_ERROR, after);
        return sessions.decide(event) instanceof Decision.Denied(String reason)
                ? Failed.of("denied", "The command's result is withheld: " + reason, false)
                : exited;
    }

    private Failed toldFailure(Failed failed) {
        context.events().emit(new Event(CanonicalEvents.TOOL_ERROR, about().put("tool_response", failed.message())));
        return failed;
    }

    private Came ask(Effect.AwaitApproval gate) {
        Duration patience = gate.timeout().isPositive() ? gate.timeout() : LONGEST_GATE;
        HookAction.AskUser question = new HookAction.AskUser(
                "Recipe '" + recipe + "', stage '" + gate.stage() + "': " + gate.prompt(),
                OPTIONS,
                patience,
                gate.onTimeout() == Approval.Default.APPROVE);
        return switch (sessions.people().ask(question, context.cancellation())) {
            case Approvals.Reply.Chosen chosen when chosen.isYes() -> new Came.Of(new Outcome.Approved("", Map.of()));
            case Approvals.Reply.Chosen chosen -> new Came.Of(new Outcome.Denied(""));
            case Approvals.Reply.TimedOut late -> new Came.Of(new Outcome.ApprovalTimedOut());
            case Approvals.Reply.Nobody nobody ->
                new Came.Unanswerable("The stage '" + gate.stage() + "' asks \"" + gate.prompt()
                        + "\", and nobody is there to answer. The recipe ended there and cannot be resumed. Have a person start it as an execution, or use a"
                        + " recipe without gates.");
        };
    }

    private Outcome load(String source) {
        return sources.find(source) instanceof RecipeSources.Search.Found(RecipeSources.Source found)
                ? new Outcome.RecipeLoaded(found.text())
                : Failed.of("recipe_not_found", "There is no recipe '" + source + "'.", false);
    }

    private static Failed cancelled() {
        return Failed.of(Failed.CANCELLED, "The step was cancelled.", false);
    }

    private static ObjectNode about() {
        return JsonNodeFactory.instance.objectNode().put("tool_name", BASH);
    }
}
