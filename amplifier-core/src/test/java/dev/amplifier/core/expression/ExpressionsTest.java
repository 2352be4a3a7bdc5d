package dev.amplifier.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.template.Variables;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpressionsTest {

    private static final Variables VARIABLES = variables("""
            {"s": "ok", "sp": "two words", "q": "it's", "t": true, "f": false, "S": "True", "n": 3, "z": 0, "fz": 0.0, "neg": -1,
             "nul": null, "e": "", "d": {"k": "v", "num": 10}, "l": [1, 2], "empty": [], "sn": "10", "s9": "9", "no": "no",
             "none": "none", "zf": "0.0", "fs": "false", "FA": "FALSE"}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{t}}                       | true
            {{f}}                       | false
            {{s}}                       | true
            {{e}}                       | false
            {{z}}                       | false
            {{fz}}                      | true
            {{no}}                      | true
            {{none}}                    | false
            {{fs}}                      | false
            {{FA}}                      | true
            {{zf}}                      | true
            FALSE                       | false
            TRUE                        | true
            null                        | true
            {{s}} == 'ok'               | true
            {{s}} == "ok"               | true
            {{s}} == ok                 | true
            "{{s}}" == "ok"             | false
            {{t}} == true               | true
            {{t}} == 'true'             | true
            {{t}} == True               | true
            {{t}} == 'True'             | false
            {{S}} == true               | false
            {{S}} == 'True'             | true
            {{S}} == True               | false
            {{n}} == '3'                | true
            {{n}} == 3.0                | true
            {{sn}} > {{s9}}             | true
            {{sn}} > 'a9'               | false
            {{q}} == "it's"             | true
            {{d.k}} == 'v'              | true
            {{d.num}} >= 10             | true
            not not {{t}}               | true
            ({{f}}) == false            | true
            {{t}} or {{f}} and {{f}}    | true
            ({{t}} or {{f}}) and {{f}}  | false
            '-1' < 0                    | true
            1e3 == 1000                 | true
            .5 < 1                      | true
            'Z' < 'a'                   | true
            nan == nan                  | false
            """)
    void both_evaluators_agree_on_what_the_reference_can_read(String expression, boolean expected) {
        for (Compatibility compatibility : Compatibility.values()) {
            assertThat(Expressions.evaluate(expression, VARIABLES, Regime.QUOTED, compatibility))
                    .as("%s, %s", expression, compatibility)
                    .isEqualTo(new Evaluation.Answer(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void a_blank_expression_holds(String blank) {
        for (Compatibility compatibility : Compatibility.values()) {
            assertThat(Expressions.evaluate(blank, VARIABLES, Regime.QUOTED, compatibility))
                    .isEqualTo(new Evaluation.Answer(true));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{neg}} < 0                 | true
            -1 < 0                      | true
            {{l}}                       | true
            {{empty}}                   | false
            {{l}} != '[]'               | true
            {{empty}} == '[]'           | true
            {{l}} == '[1, 2]'           | true
            {{d}} == '{"k": "v", "num": 10}' | true
            """)
    void lists_maps_and_negative_numbers_are_operands_unless_strict(String expression, boolean expected) {
        assertThat(Expressions.evaluate(expression, VARIABLES, Regime.QUOTED, Compatibility.LENIENT))
                .isEqualTo(new Evaluation.Answer(expected));
        assertThat(Expressions.evaluate(expression, VARIABLES, Regime.QUOTED, Compatibility.STRICT))
                .isInstanceOf(Evaluation.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{sp}} == 'two words'       | true
            {{e}} == ''                 | true
            {{nul}}                     | false
            {{S}} == true               | true
            "{{s}}" == "ok"             | true
            x{{n}} == x3                | true
            """)
    void a_raw_text_is_one_operand_whatever_it_looks_like(String expression, boolean expected) {
        assertThat(Expressions.evaluate(expression, VARIABLES, Regime.RAW, Compatibility.LENIENT))
                .isEqualTo(new Evaluation.Answer(expected));
    }

    @Test
    void strictly_raw_text_is_parsed_again() {
        assertThat(Expressions.evaluate("{{sp}} == 'two words'", VARIABLES, Regime.RAW, Compatibility.STRICT))
                .isEqualTo(new Evaluation.Malformed("Invalid expression: Unexpected token 'words' at position 1", 5));
        assertThat(Expressions.evaluate("{{e}} == ''", VARIABLES, Regime.RAW, Compatibility.STRICT))
                .isInstanceOf(Evaluation.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{x}} == '' or true", "true or {{x}}", "{{nul}}", "{{d.nope}}", "{{l.0}}"})
    void every_reference_must_resolve_even_where_it_cannot_matter(String expression) {
        for (Compatibility compatibility : Compatibility.values()) {
            assertThat(Expressions.evaluate(expression, VARIABLES, Regime.QUOTED, compatibility))
                    .isInstanceOf(Evaluation.Undefined.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            true)            | 5  | Unexpected token ')' at position 1
            (true            | 6  | Expected ')' to close parenthesized expression
            {{t}} and        | 10 | Unexpected end of expression
            == 1             | 1  | Unexpected operator '==' where value expected
            'abc             | 1  | Unterminated string literal starting at position 0
            1 == 1 == 1      | 8  | Unexpected token '==' at position 3
            {{s}} && {{t}}   | 7  | Unexpected character '&' at position 6
            {{ s }} == 'ok'  | 1  | Unexpected character '{' at position 0. A reference is {{name}} or {{name.key}}, without blanks
            a = b            | 3  | Unexpected character '=' at position 2
            """)
    void a_syntax_error_has_its_column(String expression, int column, String message) {
        assertThat(ExpressionSyntax.check(expression)).isEqualTo(new ExpressionSyntax.Invalid(message, column));
    }

    @Test
    void a_valid_expression_lists_its_references_and_their_columns() {
        var syntax = (ExpressionSyntax.Valid) ExpressionSyntax.check("{{a}} == 'x' and not {{b.c}}");

        assertThat(syntax.references())
                .extracting(located -> located.reference().dotted() + "@" + located.column())
                .containsExactly("a@1", "b.c@22");
    }

    @Test
    void hostile_nesting_is_refused_rather_than_followed() {
        String deep = "(".repeat(50_000) + "true" + ")".repeat(50_000);

        for (Compatibility compatibility : Compatibility.values()) {
            assertThat(Expressions.evaluate(deep, VARIABLES, Regime.QUOTED, compatibility))
                    .isInstanceOf(Evaluation.Malformed.class);
        }
        assertThat(ExpressionSyntax.check("not ".repeat(20_000) + "true")).isInstanceOf(ExpressionSyntax.Invalid.class);
    }

    private static Variables variables(String json) {
        try {
            Map<String, JsonNode> values = new HashMap<>();
            new ObjectMapper()
                    .readTree(json)
                    .fields()
                    .forEachRemaining(field -> values.put(field.getKey(), field.getValue()));
            return Variables.of(values);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
