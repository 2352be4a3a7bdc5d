package dev.amplifier.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.bundle.BundleReader.BundleException;
import dev.amplifier.core.bundle.validate.BundleValidator;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.graph.RecipeGraph;
import dev.amplifier.core.recipe.run.Effect;
import dev.amplifier.core.recipe.run.Outcome;
import dev.amplifier.core.recipe.run.RecipeRun;
import dev.amplifier.core.recipe.run.RunOptions;
import dev.amplifier.core.recipe.validate.RecipeCheck;
import dev.amplifier.core.recipe.validate.RecipeValidator;
import dev.amplifier.core.recipe.validate.ValidationOptions;
import dev.amplifier.core.recipe.validate.Verdict;
import dev.amplifier.core.skill.Skill;
import dev.amplifier.core.skill.validate.SkillValidator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** Documents of any bytes. An ordinary build runs what is kept beside this class; {@code JAZZER_FUZZ=1} searches for more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentsFuzzTest {

    private static final int MOST_EFFECTS = 300;
    private static final Outcome SAID = new Outcome.Succeeded(JsonNodeFactory.instance.textNode("{\"score\": 3}"));

    @FuzzTest(maxDuration = "1m")
    void any_text_is_judged_as_a_recipe_and_a_valid_one_runs(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        RecipeCheck check = RecipeValidator.check(text);
        RecipeValidator.check(text, ValidationOptions.STRICT);
        for (Finding finding : check.findings()) {
            assertThat(finding.line()).isPositive();
            assertThat(finding.message()).isNotBlank();
        }
        if (check.verdict() == Verdict.VALID) {
            run(check.recipe().orElseThrow());
        }
    }

    private static void run(Recipe recipe) {
        RecipeGraph.of(recipe);
        Instant now = Instant.EPOCH;
        RecipeRun run = RecipeRun.start(recipe, RunOptions.of("fuzz", now));
        Queue<Effect> effects = new ArrayDeque<>(run.advance(now));
        for (int i = 0; i < MOST_EFFECTS && !effects.isEmpty() && !run.state().ended(); i++) {
            Effect effect = effects.remove();
            Outcome outcome = switch (effect) {
                case Effect.RunAgent agent -> SAID;
                case Effect.RunCommand command -> new Outcome.CommandExited(0, "done", "");
                case Effect.Wait wait -> new Outcome.WaitOver();
                case Effect.AwaitApproval gate -> new Outcome.ApprovalTimedOut();
                case Effect.LoadRecipe load -> new Outcome.Failed("recipe_not_found", "none", false, false);
            };
            run.complete(effect.id(), outcome, now);
            effects.addAll(run.advance(now));
        }
        run.drainEvents();
        if (!run.state().ended() && effects.isEmpty()) {
            throw new AssertionError("the run stands still at " + run.state());
        }
    }

    @FuzzTest(maxDuration = "1m")
    void any_text_is_judged_as_a_bundle_and_reads_as_one_or_is_refused(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        boolean valid = BundleValidator.check(text).isValid();
        try {
            new BundleReader(name -> Optional.of(text)).read(text);
        } catch (BundleException refused) {
            assertThat(refused).hasMessageNotContaining("null");
            assertThat(valid && !text.contains("include")).isFalse();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void any_text_is_judged_as_a_skill_and_a_valid_one_reads(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (SkillValidator.check(text).isValid()) {
            assertThat(Skill.read(text)).isPresent();
        }
    }
}
