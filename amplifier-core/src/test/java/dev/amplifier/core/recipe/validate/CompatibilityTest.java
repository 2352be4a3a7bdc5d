package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Finding;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the reference's verdict differs from ours; {@code docs/compatibility.md} lists the same differences with their reasons. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompatibilityTest {

    private static final String HEAD = "name: n\ndescription: d\nversion: 1.0.0\n";
    private static final String STEP = "steps:\n  - id: a\n    agent: self\n    prompt: hello\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an unknown field of a step|note: x|UNREADABLE|VALID",
                "an unknown field of a retry|retry: {times: 3}|VALID|VALID",
                "a class of models|provider_preferences: [{class: fast}]|UNREADABLE|VALID",
                "depends_on as a text|  - {id: b, agent: self, prompt: hello, depends_on: a}|INVALID|VALID",
                "a template in a timeout|timeout: '{{recipe.version}}'|VALID|VALID",
                "a field with no value|timeout:|INVALID|VALID",
                "the same key twice|prompt: again|VALID|INVALID",
                "a while_condition that is a boolean|while_condition: true|INVALID|VALID",
                "the engine's own variables|  - {id: b, agent: self, prompt: '{{_skipped_steps}}'}|INVALID|VALID",
                "a key that an engine variable lacks|  - {id: b, agent: self, prompt: '{{recipe.author}}'}|VALID|INVALID",
                "a condition that cannot be read|condition: 'a b'|VALID|INVALID",
                "a fault inside a body|while_condition: 'true'\\nsteps: [{id: x, type: bash}]|VALID|INVALID",
                "a flag that is no boolean|parse_json: maybe|VALID|INVALID",
            })
    void each_mode_gives_its_own_verdict(String difference, String yaml, Verdict strict, Verdict lenient) {
        String added = yaml.replace("\\n", "\n").indent(yaml.startsWith("-") ? 2 : 4);
        String text = HEAD + STEP + added;

        var strictly = RecipeValidator.check(text, ValidationOptions.STRICT);
        var leniently = RecipeValidator.check(text, ValidationOptions.LENIENT);

        assertThat(strictly.verdict()).as("%s", strictly.errors()).isEqualTo(strict);
        assertThat(leniently.verdict()).as("%s", leniently.errors()).isEqualTo(lenient);
    }

    @Test
    void a_path_into_a_default_is_not_followed_once_a_step_has_written_the_variable() {
        String text = HEAD + "context: {a: {b: 1}}\nsteps:\n"
                + "  - {id: one, agent: self, prompt: hello, output: a}\n"
                + "  - {id: two, agent: self, prompt: '{{a.c}}'}\n";

        assertThat(RecipeValidator.check(text, ValidationOptions.STRICT).verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(RecipeValidator.check(text, ValidationOptions.LENIENT).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void the_answer_says_which_compatibility_applied() {
        var strictly = RecipeValidator.check(HEAD + STEP, ValidationOptions.STRICT);

        assertThat(strictly.compatibility()).isEqualTo(Compatibility.STRICT);
        assertThat(strictly.findings()).noneMatch(Finding::isError);
    }
}
