package dev.amplifier.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.expression.Evaluation;
import dev.amplifier.core.expression.Expressions;
import dev.amplifier.core.expression.Regime;
import dev.amplifier.core.json.JsonExtraction;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import dev.amplifier.core.template.Variables;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** What stands inside documents and answers: conditions, templates, JSON in prose. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhrasesFuzzTest {

    private static final Variables VARIABLES = Variables.of(Map.<String, JsonNode>of(
            "text", JsonNodeFactory.instance.textNode("it's \"7\" {{text}} and more"),
            "number", JsonNodeFactory.instance.numberNode(7.5),
            "yes", JsonNodeFactory.instance.booleanNode(true),
            "nothing", JsonNodeFactory.instance.nullNode(),
            "list", JsonNodeFactory.instance.arrayNode().add(1).add("two"),
            "map", JsonNodeFactory.instance.objectNode().put("key", "value")));

    @FuzzTest(maxDuration = "1m")
    void any_condition_holds_or_does_not_or_is_malformed(byte[] data) {
        String source = new String(data, StandardCharsets.UTF_8);
        for (Regime regime : Regime.values()) {
            for (Compatibility compatibility : Compatibility.values()) {
                Evaluation first = Expressions.evaluate(source, VARIABLES, regime, compatibility);
                assertThat(Expressions.evaluate(source, VARIABLES, regime, compatibility))
                        .isEqualTo(first);
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void any_template_is_filled_in_once_or_names_what_is_missing(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Template.Partial partial = Template.renderPartially(text, VARIABLES);
        try {
            assertThat(Template.render(text, VARIABLES)).isEqualTo(partial.text());
            assertThat(partial.unresolved()).isEmpty();
        } catch (UndefinedVariableException e) {
            assertThat(partial.unresolved()).isNotEmpty();
        }
        if (Template.references(text).isEmpty()) {
            assertThat(partial.text()).isEqualTo(text);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void json_is_found_in_any_answer_or_is_not(byte[] data) {
        String answer = new String(data, StandardCharsets.UTF_8);
        JsonExtraction.whole(answer)
                .ifPresent(found -> assertThat(JsonExtraction.search(answer)).isPresent());
        JsonNode orText = JsonExtraction.orText(JsonExtraction.search(answer), answer);
        assertThat(orText.toString()).isNotNull();
    }
}
