package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.diagnostic.Findings;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class ValidatorPropertyTest {

    private static final String RECIPE = """
            name: demo
            description: A recipe with much in it.
            version: 1.0.0
            context: {topic: x, list: [1, 2], map: {k: v}}
            recursion: {max_depth: 3}
            rate_limiting: {max_concurrent_llm: 2, backoff: {multiplier: 2.0}}
            stages:
              - name: one
                steps:
                  - {id: a, agent: "x:y", prompt: "Write about {{topic}} and {{map.k}}", output: text, timeout: 10}
                  - id: b
                    foreach: "{{list}}"
                    as: entry
                    collect: all
                    steps:
                      - {id: c, type: bash, command: "echo {{entry}}", env: {A: "{{text}}"}}
                      - {id: d, type: recipe, recipe: ./x.yaml, context: {v: ["{{entry}}"]}}
                approval: {required: true, prompt: "Fine? {{text}}", timeout: 5}
              - name: two
                steps:
                  - id: e
                    agent: self
                    prompt: |
                      Look at {{all}}
                      again.
                    while_condition: "{{text}} != 'x' and not {{topic}}"
                    break_when: "{{_loop_index}} > 3"
                    update_context: {text: "{{e_out}}"}
                    output: e_out
                    provider_preferences: [{provider: a, model: b*}]
                    retry: {max_attempts: 2}
                    depends_on: [a, b]
            """;

    @Provide
    Arbitrary<String> damagedRecipes() {
        var words = Arbitraries.of(
                "{{x}}",
                "{{ x }}",
                "~",
                "[]",
                "{}",
                "-1",
                "1e9",
                "true",
                "&a",
                "*a",
                "<<: ",
                "!!int",
                "\n",
                "\n  ",
                ": ",
                "- ",
                "\"",
                "'",
                "|",
                ">",
                "#",
                "id",
                "steps",
                "foreach",
                "{{",
                "}}",
                "2026-01-01",
                "\uD83D\uDE00",
                "99999999999");
        var cut = Combinators.combine(
                        Arbitraries.integers().between(0, RECIPE.length() - 1),
                        Arbitraries.integers().between(0, 12),
                        words)
                .as(Damage::new);
        return cut.list().ofMinSize(1).ofMaxSize(5).map(ValidatorPropertyTest::apply);
    }

    private record Damage(int at, int removed, String inserted) {}

    private static String apply(List<Damage> damages) {
        var text = new StringBuilder(RECIPE);
        for (var damage : damages) {
            int at = Math.min(damage.at(), text.length());
            text.replace(at, Math.min(text.length(), at + damage.removed()), damage.inserted());
        }
        return text.toString();
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.BOUNDED)
    void whatever_happens_to_a_recipe_findings_stand_inside_its_text(@ForAll("damagedRecipes") String text) {
        for (var options : List.of(ValidationOptions.LENIENT, ValidationOptions.STRICT)) {
            var check = RecipeValidator.check(text, options);

            int length = check.document().source().text().length();
            for (Finding finding : check.findings()) {
                assertThat(finding.range().startOffset()).isBetween(0, length);
                assertThat(finding.range().endOffset())
                        .isBetween(finding.range().startOffset(), length);
                assertThat(finding.message()).isNotBlank();
            }
            assertThat(check.findings().size()).isLessThanOrEqualTo(Findings.LIMIT + 1);
            assertThat(check.verdict() == Verdict.VALID)
                    .isEqualTo(check.errors().isEmpty());
        }
    }

    @Property(tries = 5)
    void the_recipe_itself_is_valid(@ForAll boolean strict) {
        var options = strict ? ValidationOptions.STRICT : ValidationOptions.LENIENT;

        assertThat(RecipeValidator.check(RECIPE, options).errors()).isEmpty();
    }
}
