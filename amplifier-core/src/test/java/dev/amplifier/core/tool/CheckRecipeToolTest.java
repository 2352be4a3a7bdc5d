package dev.amplifier.core.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.workspace.Workspace;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckRecipeToolTest extends ToolContract {

    private static final String GOOD = """
            name: boats
            description: Counts the boats.
            version: 1.0.0
            tags: [boats]
            context:
              text: ""
            steps:
              - id: count
                agent: writing:editor
                prompt: Count the boats in {{text}}.
                output: count
                timeout: 60
            """;

    @Override
    protected Tool tool() {
        return new CheckRecipeTool();
    }

    @Override
    protected String goodInput() {
        return JsonNodeFactory.instance.objectNode().put("recipe", GOOD).toString();
    }

    @Test
    void it_says_that_a_good_recipe_is_valid() throws Exception {
        assertThat(check(GOOD).content()).startsWith("The recipe is valid.");
    }

    @Test
    void it_says_where_a_recipe_is_wrong_and_how() throws Exception {
        ToolResult result = check(GOOD.replace("{{text}}", "{{texts}}"));

        assertThat(result.isError()).isFalse();
        assertThat(result.content()).startsWith("The recipe can't be run.").contains("line 10, error", "texts");
    }

    @Test
    void it_answers_with_a_bounded_list() throws Exception {
        String step = "  - id: a\n    agent: x\n    prompt: \"{{nowhere}}\"\n";

        assertThat(check("name: a\nsteps:\n" + step.repeat(200)).content().lines())
                .hasSizeLessThanOrEqualTo(32)
                .last()
                .asString()
                .matches("and \\d+ more");
    }

    private ToolResult check(String recipe) throws Exception {
        return tool().call(
                        JsonNodeFactory.instance.objectNode().put("recipe", recipe),
                        new ToolContext(Workspace.of(Map.of()), new TodoList(), event -> {}, new Cancellation()));
    }
}
