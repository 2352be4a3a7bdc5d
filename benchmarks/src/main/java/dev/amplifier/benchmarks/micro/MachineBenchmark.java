package dev.amplifier.benchmarks.micro;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.run.Effect;
import dev.amplifier.core.recipe.run.Outcome;
import dev.amplifier.core.recipe.run.RecipeRun;
import dev.amplifier.core.recipe.run.RunOptions;
import dev.amplifier.core.recipe.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The recipe machine from the first step to the last, every outcome given at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MachineBenchmark {

    private static final Outcome DONE = new Outcome.Succeeded(JsonNodeFactory.instance.textNode("done"));

    private final RunOptions options = RunOptions.of("benchmark", Instant.EPOCH);
    private final Recipe ten = recipe(10);
    private final Recipe hundred = recipe(100);

    /** Ten steps. */
    @Benchmark
    public RunState run10Steps() {
        return run(ten);
    }

    /** A hundred steps. */
    @Benchmark
    public RunState run100Steps() {
        return run(hundred);
    }

    private RunState run(Recipe recipe) {
        RecipeRun run = RecipeRun.start(recipe, options);
        List<Effect> effects = run.advance(Instant.EPOCH);
        while (!effects.isEmpty()) {
            effects.forEach(effect -> run.complete(effect.id(), DONE, Instant.EPOCH));
            run.drainEvents();
            effects = run.advance(Instant.EPOCH);
        }
        if (!run.state().ended()) {
            throw new IllegalStateException("the run stands at " + run.state());
        }
        return run.state();
    }

    private static Recipe recipe(int steps) {
        return RecipeParser.parse(LargeRecipe.of(steps, 1)).recipe().orElseThrow();
    }
}
