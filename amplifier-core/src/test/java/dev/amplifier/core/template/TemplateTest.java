package dev.amplifier.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Variables variables = variables("""
            {"n": 3, "f": 2.5, "one": 1.0, "big": 1e20, "small": 0.00001, "b": true, "nul": null, "l": [1, "zwei", {"k": "ü"}],
             "d": {"a": {"b": "deep"}}, "s": "text", "braces": "{{n}}", "größe": "groß"}
            """);

    @Test
    void values_are_shown_the_way_python_shows_them() throws Exception {
        assertThat(render("{{n}} {{f}} {{one}} {{big}} {{small}} {{b}} {{nul}} {{l}} {{d}} {{d.a.b}} {{s}}"))
                .isEqualTo(
                        "3 2.5 1.0 1e+20 1e-05 true None [1, \"zwei\", {\"k\": \"\\u00fc\"}] {\"a\": {\"b\": \"deep\"}} deep text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ s }}",
                "{{a-b}}",
                "{{s|default('y')}}",
                "{{#if s}}",
                "{{steps.my-step.result}}",
                "{{}}",
                "{{s.}}"
            })
    void what_is_no_reference_stays_as_it_is(String text) throws Exception {
        assertThat(render(text)).isEqualTo(text);
    }

    @Test
    void what_was_filled_in_is_never_looked_at_again() throws Exception {
        assertThat(render("{{braces}}")).isEqualTo("{{n}}");
    }

    @Test
    void names_may_have_letters_of_any_script() throws Exception {
        assertThat(render("{{größe}}")).isEqualTo("groß");
    }

    @Test
    void an_undefined_variable_names_what_there_is() {
        assertThatThrownBy(() -> Template.render("{{x}}", variables("{\"b\": 1, \"a\": 2}")))
                .isInstanceOf(UndefinedVariableException.class)
                .hasMessage("Undefined variable: {{x}}. Available variables: a, b");
    }

    @Test
    void a_missing_key_names_the_keys_of_its_map() {
        assertThatThrownBy(() -> render("{{d.a.zz}}"))
                .hasMessage("Undefined variable: {{d.a.zz}}. Key 'zz' not found. Available keys at 'd.a': b");
        assertThatThrownBy(() -> Template.render("{{x.y}}", variables("{\"b\": 1}")))
                .hasMessage("Undefined variable: {{x.y}}. Key 'x' not found. Available keys at 'root': b");
    }

    @Test
    void a_path_into_something_that_is_no_map_suggests_parse_json() {
        assertThatThrownBy(() -> render("{{s.k}}"))
                .hasMessageStartingWith(
                        "Cannot access 'k' on {{s}} - it's a str, not a dict. Hint: The step producing 's'")
                .hasMessageEndingWith("or add 'parse_json: true'.");
        assertThatThrownBy(() -> render("{{l.0}}")).hasMessageContaining("it's a list, not a dict");
        assertThatThrownBy(() -> render("{{nul.x}}")).hasMessageContaining("it's a NoneType, not a dict");
    }

    @Test
    void a_string_that_is_one_reference_keeps_the_type_at_any_depth() throws Exception {
        JsonNode value =
                JSON.readTree("{\"p\": \" {{l}} \", \"q\": [\"{{b}}\", \"n={{n}}\", 7], \"r\": {\"s\": \"{{nul}}\"}}");

        assertThat(Template.renderDeeply(value, variables))
                .isEqualTo(JSON.readTree(
                        "{\"p\": [1, \"zwei\", {\"k\": \"ü\"}], \"q\": [true, \"n=3\", 7], \"r\": {\"s\": null}}"));
    }

    @Test
    void a_partial_rendering_leaves_what_is_unknown_and_says_so() {
        assertThat(Template.renderPartially("{{s}} {{later}} {{d.x}} {{later}}", variables))
                .isEqualTo(new Template.Partial("text {{later}} {{d.x}} {{later}}", java.util.List.of("later", "d.x")));
    }

    private String render(String text) throws UndefinedVariableException {
        return Template.render(text, variables);
    }

    private static Variables variables(String json) {
        try {
            Map<String, JsonNode> values = new HashMap<>();
            JSON.readTree(json).fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue()));
            return Variables.of(values);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
