package dev.amplifier.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonTextTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "0.1, 0.1",
        "100.0, 100.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1e20, 1e+20",
        "1.5e300, 1.5e+300",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-2.5, -2.5",
        "-1e-7, -1e-07",
        "0.0, 0.0",
        "123456789.125, 123456789.125"
    })
    void floats_are_written_as_python_writes_them(double value, String expected) {
        assertThat(PythonText.number(value)).isEqualTo(expected);
    }

    @Test
    void json_has_blanks_after_separators_and_nothing_but_ascii() throws Exception {
        assertThat(PythonText.json(tree("{\"a\":[1,2.0,null,true],\"b\":\"ü\\n\\u0001\\\"😀\"}")))
                .isEqualTo("{\"a\": [1, 2.0, null, true], \"b\": \"\\u00fc\\n\\u0001\\\"\\ud83d\\ude00\"}");
    }

    @Test
    void str_of_a_container_is_pythons_own_notation() throws Exception {
        assertThat(PythonText.string(tree("{\"a\":[true,null,\"it's\",\"x\"]}")))
                .isEqualTo("{'a': [True, None, \"it's\", 'x']}");
        assertThat(PythonText.string(tree("true"))).isEqualTo("True");
        assertThat(PythonText.string(tree("\"plain\""))).isEqualTo("plain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|int", "1.5|float", "true|bool", "null|NoneType", "[]|list", "{}|dict", "\"x\"|str"})
    void types_have_their_python_names(String json, String name) throws Exception {
        assertThat(PythonText.typeName(tree(json))).isEqualTo(name);
    }

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
