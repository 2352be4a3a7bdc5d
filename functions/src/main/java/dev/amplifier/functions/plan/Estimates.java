package dev.amplifier.functions.plan;

import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.PriceList;
import dev.amplifier.core.recipe.run.RecipePlan;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Guesses what a step will use; the rules are those of {@link Plan.Estimate}. */
final class Estimates {

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int INSTRUCTION_TOKENS = 400;
    private static final int ANSWER_TOKENS = 500;
    private static final double ANSWER_SECONDS = 10;
    private static final double OFFLINE_SECONDS = 0.3;

    private Estimates() {}

    static Plan.Estimate of(RecipePlan.PlannedStep step, Model model, long passes) {
        long asked = INSTRUCTION_TOKENS
                + step.text().length() / CHARACTERS_PER_TOKEN
                + (long) step.unresolved().size() * ANSWER_TOKENS;
        long input = asked * passes;
        long output = ANSWER_TOKENS * passes;
        return new Plan.Estimate(
                input,
                output,
                passes * (model.offline() ? OFFLINE_SECONDS : ANSWER_SECONDS),
                cost(model, input, output));
    }

    private static @Nullable BigDecimal cost(Model model, long input, long output) {
        return model.offline()
                ? BigDecimal.ZERO
                : PriceList.BUILT_IN
                        .cost(model.provider(), model.name(), new PriceList.Tokens(input, 0, 0, output))
                        .orElse(null);
    }
}
