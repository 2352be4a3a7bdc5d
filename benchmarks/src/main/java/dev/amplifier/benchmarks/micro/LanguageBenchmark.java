package dev.amplifier.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.expression.Evaluation;
import dev.amplifier.core.expression.Expressions;
import dev.amplifier.core.expression.Regime;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.template.Variables;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The language: filling in, deciding, parsing, validating. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LanguageBenchmark {

    private final Variables variables = Variables.of(Map.<String, JsonNode>of(
            "verdict", JsonNodeFactory.instance.textNode("needs work"),
            "score", JsonNodeFactory.instance.numberNode(7),
            "plan", JsonNodeFactory.instance.objectNode().put("title", "The harbour")));
    private final String largestPublished = LargeRecipe.of(31, 76);
    private final String fiftySteps = LargeRecipe.of(50, 1);
    private final String twoHundredSteps = LargeRecipe.of(200, 1);

    /** A prompt with three references. */
    @Benchmark
    public String template() throws UndefinedVariableException {
        return Template.render("Rework {{plan.title}}: the verdict was {{verdict}}, {{score}} of 10.", variables);
    }

    /** A condition with two comparisons. */
    @Benchmark
    public Evaluation condition() {
        return Expressions.evaluate(
                "{{verdict}} == 'needs work' and {{score}} >= 5", variables, Regime.QUOTED, Compatibility.LENIENT);
    }

    /** 31 steps in 180 KB. */
    @Benchmark
    public RecipeCheck validateLargestPublished() {
        return RecipeValidator.check(largestPublished);
    }

    /** 50 steps. */
    @Benchmark
    public RecipeCheck validate50Steps() {
        return RecipeValidator.check(fiftySteps);
    }

    /** 200 steps. */
    @Benchmark
    public RecipeCheck validate200Steps() {
        return RecipeValidator.check(twoHundredSteps);
    }

    /** 50 steps, parsed and not judged. */
    @Benchmark
    public RecipeParse parse50Steps() {
        return RecipeParser.parse(fiftySteps);
    }
}
