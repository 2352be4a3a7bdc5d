package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.recipe.RecipeStep;

/** What a loop cannot do while its iterations run at once. */
final class ParallelLoops implements Rule {

    @Override
    public void check(Subject subject) {
        for (var placed : subject.all()) {
            if (placed.step().loop().orElse(null) instanceof Loop.Foreach loop
                    && !(loop.parallel() instanceof Parallelism.Sequential)) {
                check(subject, placed, loop);
            }
        }
    }

    private static void check(Subject subject, PlacedStep placed, Loop.Foreach loop) {
        if (placed.step() instanceof RecipeStep) {
            subject.findings(placed)
                    .noticed(
                            Code.PARALLEL_APPROVAL,
                            placed.field("parallel"),
                            subject.keyRange(placed, "parallel"),
                            "Recipes that run at once cannot stop at gates; make sure that the one called here has none.");
        }
        loop.breakWhen()
                .ifPresent(expression -> subject.findings(placed)
                        .noticed(
                                Code.FIELD_IGNORED,
                                placed.field("break_when"),
                                expression.range(),
                                "'break_when' has no effect on a parallel loop: all iterations run to their end."));
    }
}
