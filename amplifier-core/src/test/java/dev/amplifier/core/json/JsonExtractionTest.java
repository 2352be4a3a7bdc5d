package dev.amplifier.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonExtractionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}          | {"a":1}
            5                | 5
            true             | true
            null             | null
            "s"              | "s"
            [1, 2.5, -3e2]   | [1, 2.5, -300.0]
            {"a":1,"a":2}    | {"a":2}
            """)
    void a_text_that_is_json_as_a_whole_is_that_value(String text, String json) throws Exception {
        assertThat(JsonExtraction.whole("\n " + text + " \n")).contains(new ObjectMapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "yes",
                "{\"a\":1,}",
                "{'a':1}",
                "pre {\"a\":1}",
                "",
                " ",
                "1 2",
                "-",
                "[1",
                "\"a\nb\"",
                "+1",
                "1."
            })
    void any_other_text_is_not(String text) {
        assertThat(JsonExtraction.whole(text)).isEmpty();
    }

    @Test
    void whole_numbers_of_any_size_stay_exact() {
        assertThat(JsonExtraction.whole("12345678901234567890"))
                .hasValueSatisfying(value -> assertThat(value.asText()).isEqualTo("12345678901234567890"));
    }

    @Test
    void python_words_for_special_numbers_count() {
        assertThat(JsonExtraction.whole("[NaN, -Infinity]").map(PythonText::json))
                .contains("[NaN, -Infinity]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pre {"a":1}                                          | {"a":1}
            prose ```json {"a":{"b":1}} ``` prose                | {"a":{"b":1}}
            prose ``` {"a":1} ``` and [9]                        | {"a":1}
            ```json [] ``` then {"z":2}                          | {"z":2}
            see {} and [] only                                   | {}
            a [1] b {"k":2}                                      | [1]
            {bad} {"c": 4}                                       | {"c":4}
            {"a": "{}"} {"b": 1}                                 | {"a":"{}"}
            Found [1] items                                      | [1]
            """)
    void a_search_prefers_fences_then_the_first_value_that_is_not_empty(String text, String json) throws Exception {
        assertThat(JsonExtraction.search(text)).contains(new ObjectMapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "   ", "007", "a [b] c {d}"})
    void a_search_may_find_nothing(String text) {
        assertThat(JsonExtraction.search(text)).isEmpty();
    }

    @Test
    void hostile_brackets_neither_overflow_the_stack_nor_take_for_ever() {
        assertThat(JsonExtraction.search("[".repeat(1_000_000))).isEmpty();
        assertThat(JsonExtraction.search("[0,".repeat(300_000))).isEmpty();
        Optional<JsonNode> unclosed = JsonExtraction.search("[" + "[],".repeat(300_000));
        assertThat(unclosed).hasValueSatisfying(value -> assertThat(value).isEmpty());
    }
}
