package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs recipes with a stub for everything outside. The model answers with what stands between {@code <<} and {@code >>} in the instruction,
 * else {@code ok}; an answer that begins with {@code FAIL} is an error. The shell knows {@code echo}, {@code exit} and {@code hang}.
 */
final class RunDriver {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Pattern ANSWER = Pattern.compile("<<(.*?)>>", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    final Recipe recipe;
    RunOptions options;
    RecipeRun run;
    Instant now = START;

    final List<Effect> effects = new ArrayList<>();
    final List<MachineEvent> events = new ArrayList<>();
    final Deque<Effect> outstanding = new ArrayDeque<>();
    /** Answers of people, in the order of the gates. */
    final Deque<Outcome> people = new ArrayDeque<>();

    Function<Effect.RunCommand, Outcome> shell = RunDriver::echo;
    Function<Effect.RunAgent, Outcome> model = RunDriver::answer;
    /** Looks at, or replaces, the run before each advance. */
    UnaryOperator<RecipeRun> between = UnaryOperator.identity();

    RunDriver(Recipe recipe, RunOptions options) {
        this.recipe = recipe;
        this.options = options;
        this.run = RecipeRun.start(recipe, options);
    }

    static RunDriver of(String steps) {
        return of(steps, UnaryOperator.identity());
    }

    /** A run of a recipe of which only the part from {@code context} on is given. */
    static RunDriver of(String body, UnaryOperator<RunOptions> change) {
        RunOptions options = change.apply(RunOptions.of("run-1", START));
        return new RunDriver(
                read("name: t\ndescription: d\nversion: 1.0.0\n" + body, options.compatibility()), options);
    }

    static Recipe read(String yaml, Compatibility compatibility) {
        RecipeParse parse = RecipeParser.parse(yaml, compatibility);
        if (parse.recipe().isEmpty() || parse.findings().stream().anyMatch(Finding::isError)) {
            throw new AssertionError("not a recipe: " + parse.findings());
        }
        return parse.recipe().get();
    }

    /** Runs to the end, or to where only people could go on and nobody is there to answer. */
    RunState run() {
        while (true) {
            run = between.apply(run);
            for (Effect effect : run.advance(now)) {
                effects.add(effect);
                outstanding.add(effect);
            }
            events.addAll(run.drainEvents());
            if (run.state().ended() || !completeOne()) {
                return run.state();
            }
        }
    }

    /** Completes the oldest effect that can be completed. */
    boolean completeOne() {
        for (int i = outstanding.size(); i > 0; i--) {
            Effect effect = outstanding.poll();
            if (effect instanceof Effect.AwaitApproval && people.isEmpty()) {
                outstanding.add(effect);
                continue;
            }
            Outcome outcome = outcome(effect);
            run.complete(effect.id(), outcome, now);
            return true;
        }
        return false;
    }

    Outcome outcome(Effect effect) {
        now = now.plus(duration(effect));
        return switch (effect) {
            case Effect.RunAgent agent -> model.apply(agent);
            case Effect.RunCommand command -> shell.apply(command);
            case Effect.Wait wait -> new Outcome.WaitOver();
            case Effect.AwaitApproval gate -> people.remove();
            case Effect.LoadRecipe load -> new Outcome.Failed("not_found", "no " + load.source(), false, false);
        };
    }

    private static Duration duration(Effect effect) {
        return effect instanceof Effect.Wait wait ? wait.duration() : Duration.ofMillis(10);
    }

    static Outcome answer(Effect.RunAgent agent) {
        Matcher matcher = ANSWER.matcher(agent.instruction());
        String answer = matcher.find() ? matcher.group(1) : "ok";
        return answer.startsWith("FAIL")
                ? new Outcome.Failed("agent_failed", answer, true, false)
                : new Outcome.Succeeded(JsonNodeFactory.instance
                        .objectNode()
                        .put("output", answer)
                        .put("session_id", "s"));
    }

    static Outcome echo(Effect.RunCommand command) {
        StringBuilder out = new StringBuilder();
        for (String part : command.command().split(";")) {
            String line = part.strip();
            if (line.startsWith("echo ")) {
                out.append(line.substring("echo ".length())).append('\n');
            } else if (line.startsWith("exit ")) {
                int code = Integer.parseInt(line.substring("exit ".length()).strip());
                return new Outcome.CommandExited(code, out.toString(), code == 0 ? "" : "boom");
            } else if (line.equals("hang")) {
                return new Outcome.TimedOut();
            } else {
                throw new AssertionError("the stub shell does not know: " + line);
            }
        }
        return new Outcome.CommandExited(0, out.toString(), "");
    }

    // What a test asks about.

    Map<String, JsonNode> outputs() {
        RunState state = run();
        if (!(state instanceof RunState.Completed completed)) {
            throw new AssertionError("not completed: " + state);
        }
        return completed.context();
    }

    RunState.Failed failure() {
        RunState state = run();
        if (!(state instanceof RunState.Failed failed)) {
            throw new AssertionError("not failed: " + state);
        }
        return failed;
    }

    List<String> instructions() {
        return effects.stream()
                .filter(Effect.RunAgent.class::isInstance)
                .map(effect -> ((Effect.RunAgent) effect).instruction())
                .toList();
    }

    List<String> commands() {
        return effects.stream()
                .filter(Effect.RunCommand.class::isInstance)
                .map(effect -> ((Effect.RunCommand) effect).command())
                .toList();
    }

    List<String> told(String type) {
        return events.stream()
                .filter(event -> event.event().type().equals(type))
                .map(MachineEvent::path)
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, JsonNode> map(String text) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        json(text).fields().forEachRemaining(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }
}
