package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.recipe.validate.RecipeResolver.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What can be said about a recipe when the host's recipes, agents and models are known. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostRulesTest {

    private static final Offers OFFERS = new Offers(
            Optional.of(Set.of("research:writer")),
            Optional.of(Map.of("anthropic", Set.of("claude-sonnet-4", "claude-haiku-4"))),
            Optional.of(Set.of("fast")));

    private static String calling(String path, String context) {
        return """
                name: caller
                description: Calls another recipe, to see what is known about it.
                version: 1.0.0
                tags: [a]
                steps:
                  - id: call
                    type: recipe
                    recipe: %s
                    context: {%s}
                """.formatted(path, context);
    }

    private static List<Finding> with(Map<String, String> recipes, String text) {
        RecipeResolver resolver = (path, from) ->
                recipes.containsKey(path) ? new Resolution.Found(path, recipes.get(path)) : new Resolution.Missing();
        return RecipeValidator.check(text, ValidationOptions.LENIENT.withResolver(resolver))
                .findings();
    }

    private static List<Code> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void a_sub_recipe_that_does_not_exist_is_an_error() {
        assertThat(codes(with(Map.of(), calling("gone.yaml", "")))).contains(Code.BROKEN_RECIPE_REF);
        assertThat(codes(RecipeValidator.check(calling("gone.yaml", "")).findings()))
                .doesNotContain(Code.BROKEN_RECIPE_REF);
    }

    @Test
    void recipes_that_call_each_other_in_a_circle_are_named() {
        var findings = with(
                Map.of("b.yaml", calling("c.yaml", ""), "c.yaml", calling("b.yaml", "")), calling("b.yaml", "root: 1"));

        assertThat(findings)
                .filteredOn(finding -> finding.code() == Code.RECIPE_CYCLE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("b.yaml -> c.yaml -> b.yaml"));
    }

    @Test
    void a_recipe_that_calls_itself_is_a_circle() {
        String text = calling("self.yaml", "");

        assertThat(codes(with(Map.of("self.yaml", text), text))).contains(Code.RECIPE_CYCLE);
    }

    @Test
    void a_diamond_of_recipes_is_no_circle() {
        var recipes = Map.of(
                "b.yaml",
                calling("d.yaml", ""),
                "d.yaml",
                "name: d\ndescription: d\nversion: 1.0.0\nsteps: [{id: a, agent: self, prompt: hello}]\n");

        assertThat(codes(with(recipes, calling("b.yaml", "") + "  - {id: again, type: recipe, recipe: d.yaml}\n")))
                .doesNotContain(Code.RECIPE_CYCLE);
    }

    @Test
    void a_variable_that_a_sub_recipe_needs_must_be_handed_over() {
        var recipes = Map.of(
                "b.yaml",
                "name: d\ndescription: d\nversion: 1.0.0\nsteps: [{id: a, agent: self, prompt: 'Look at {{topic}}'}]\n");

        assertThat(codes(with(recipes, calling("b.yaml", "")))).contains(Code.MISSING_SUB_RECIPE_VAR);
        assertThat(codes(with(recipes, calling("b.yaml", "topic: x")))).doesNotContain(Code.MISSING_SUB_RECIPE_VAR);
    }

    @Test
    void an_agent_that_is_not_on_offer_is_pointed_out_with_the_nearest_one() {
        var findings = asking("agent: research:writr");

        assertThat(findings)
                .filteredOn(finding -> finding.code() == Code.UNKNOWN_AGENT)
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("research:writer"));
        assertThat(codes(asking("agent: self"))).doesNotContain(Code.UNKNOWN_AGENT);
        assertThat(codes(asking("agent: research:writer"))).doesNotContain(Code.UNKNOWN_AGENT);
    }

    @Test
    void providers_models_and_roles_are_looked_up() {
        assertThat(codes(asking("agent: self\nprovider: antropic"))).contains(Code.UNKNOWN_PROVIDER);
        assertThat(codes(asking("agent: self\nprovider: provider-anthropic\nmodel: Claude-Sonnet-*")))
                .doesNotContain(Code.UNKNOWN_PROVIDER, Code.UNKNOWN_MODEL);
        assertThat(codes(asking("agent: self\nprovider: anthropic\nmodel: claude-opus-?")))
                .contains(Code.UNKNOWN_MODEL);
        assertThat(codes(asking("agent: self\nmodel: gpt-5"))).contains(Code.UNKNOWN_MODEL);
        assertThat(codes(asking("agent: self\nmodel_role: fats"))).contains(Code.UNKNOWN_MODEL_ROLE);
        assertThat(codes(asking("agent: self\nprovider_preferences: [{provider: openai}, {class: fast}]")))
                .contains(Code.UNKNOWN_PROVIDER)
                .doesNotContain(Code.UNKNOWN_MODEL_ROLE);
    }

    private static List<Finding> asking(String fields) {
        String text =
                "name: a\ndescription: d\nversion: 1.0.0\nsteps:\n  - id: one\n    prompt: Say hello to everyone.\n"
                        + fields.indent(4);
        return RecipeValidator.check(text, ValidationOptions.LENIENT.withOffers(OFFERS))
                .findings();
    }
}
