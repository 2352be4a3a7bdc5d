package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each recipe in {@code findings.txt} has one fault. The line in front of it names the code, and the place is marked in the text.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFindingTest {

    static Stream<Arguments> recipes() throws IOException {
        try (var file = EveryFindingTest.class.getResourceAsStream("findings.txt")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(part -> {
                int end = part.indexOf('\n');
                return arguments(Code.valueOf(part.substring(0, end)), part.substring(end + 1));
            });
        }
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("recipes")
    void a_fault_is_found_at_its_place(Code code, String marked) {
        var finding = Marked.of(marked).only(code, ValidationOptions.LENIENT);

        assertThat(finding.severity()).isEqualTo(code.severity());
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("recipes")
    void an_error_keeps_the_recipe_from_being_valid_and_nothing_else_does(Code code, String marked) {
        var check = RecipeValidator.check(Marked.of(marked).text());

        assertThat(check.verdict() == Verdict.VALID).isEqualTo(check.errors().isEmpty());
        if (code.severity() == Severity.ERROR) {
            assertThat(check.verdict()).isNotEqualTo(Verdict.VALID);
        }
    }

    @Test
    void there_is_a_recipe_for_every_code_that_a_recipe_alone_can_cause() throws IOException {
        var needsMore = EnumSet.of(
                Code.YAML_TOO_LARGE,
                Code.YAML_TOO_DEEP,
                Code.YAML_TOO_MANY_ALIASES,
                Code.YAML_COMPLEX_KEY,
                Code.YAML_BAD_MERGE,
                Code.MORE_FINDINGS,
                Code.BROKEN_RECIPE_REF,
                Code.RECIPE_CYCLE,
                Code.MISSING_SUB_RECIPE_VAR,
                Code.UNKNOWN_AGENT,
                Code.UNKNOWN_PROVIDER,
                Code.UNKNOWN_MODEL,
                Code.UNKNOWN_MODEL_ROLE,
                Code.INCLUDE_IGNORED,
                Code.AT_IN_REFERENCE,
                Code.DUPLICATE_MODULE,
                Code.NO_FRONT_MATTER,
                Code.NESTED_SKILL,
                Code.NAME_NOT_FOLDER,
                Code.NO_TRIGGER,
                Code.EMPTY_BODY,
                Code.LONG_BODY,
                Code.COMMAND_IN_SKILL);

        var covered = EnumSet.noneOf(Code.class);
        try (var recipes = recipes()) {
            recipes.forEach(recipe -> covered.add((Code) recipe.get()[0]));
        }

        assertThat(covered).isEqualTo(EnumSet.complementOf(needsMore));
    }
}
