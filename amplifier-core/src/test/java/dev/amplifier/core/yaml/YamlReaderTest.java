package dev.amplifier.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YamlReaderTest {

    private static final YamlReader READER = new YamlReader(YamlLimits.DOCUMENT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yes|BOOLEAN|true",
                "Off|BOOLEAN|false",
                "y|TEXT|\"y\"",
                "1.0.0|TEXT|\"1.0.0\"",
                "1.0|FLOAT|1.0",
                "1e3|TEXT|\"1e3\"",
                "1.5e+3|FLOAT|1500.0",
                "012|INTEGER|10",
                "08|TEXT|\"08\"",
                "0x1F|INTEGER|31",
                "0b101|INTEGER|5",
                "0o17|TEXT|\"0o17\"",
                "1:30|INTEGER|90",
                "1_000|INTEGER|1000",
                "-7|INTEGER|-7",
                "12345678901234567890|INTEGER|12345678901234567890",
                "2147483648|INTEGER|2147483648",
                "~|NULL|null",
                "NULL|NULL|null",
                "2026-01-31|TIMESTAMP|\"2026-01-31\"",
                "!!str yes|TEXT|\"yes\"",
            })
    void plain_scalars_mean_what_YAML_1_1_says(String written, ScalarType type, String json) {
        var value = ((YamlMapping) READER.read("a: " + written).root().orElseThrow())
                .value("a")
                .orElseThrow();

        assertThat(((YamlScalar) value).type()).isEqualTo(type);
        assertThat(value.toJson()).hasToString(json);
    }

    @Test
    void every_node_knows_where_it_stands() {
        var root = (YamlMapping) READER.read("a: 1\nlist:\n  - one\n  - {k: \"two\"}\nlast: |\n  x\n\n")
                .root()
                .orElseThrow();

        var list = (YamlSequence) root.value("list").orElseThrow();
        assertThat(list.range()).isEqualTo(new SourceRange(13, 3, 3, 33, 4, 15));
        var two = ((YamlMapping) list.items().get(1)).value("k").orElseThrow();
        assertThat(two.range()).isEqualTo(new SourceRange(27, 4, 9, 32, 4, 14));
        assertThat(root.value("last").orElseThrow().range().endLine()).isEqualTo(6);
    }

    @Test
    void columns_count_UTF_16_units() {
        var root = (YamlMapping)
                READER.read("{\uD83D\uDE00: \uD83D\uDE00, b: x}").root().orElseThrow();

        assertThat(root.value("b").orElseThrow().range()).isEqualTo(new SourceRange(12, 1, 13, 13, 1, 14));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() {
        var document = READER.read("\uFEFFa: 1");

        assertThat(document.source().text()).isEqualTo("a: 1");
        assertThat(document.root().orElseThrow().range().startColumn()).isEqualTo(1);
    }

    @Test
    void an_alias_stands_for_its_anchor_and_a_merge_key_for_its_entries() {
        var root = READER.read("base: &b {x: 1, y: 2}\nuse: *b\nmore:\n  <<: *b\n  y: 3\n")
                .root()
                .orElseThrow();

        assertThat(root.toJson())
                .hasToString("{\"base\":{\"x\":1,\"y\":2},\"use\":{\"x\":1,\"y\":2},\"more\":{\"x\":1,\"y\":3}}");
        assertThat(((YamlMapping) root).value("use").orElseThrow().range().startLine())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1, 2|SYNTAX",
                "a: 'x|SYNTAX",
                "a: b: c|SYNTAX",
                "a: *b|BAD_ALIAS",
                "a: &b [*b]|BAD_ALIAS",
                "a: !!python/object:os.system x|TAG_NOT_ALLOWED",
                "a: !local x|TAG_NOT_ALLOWED",
                "!!set {a, b}|TAG_NOT_ALLOWED",
                "[a]: b|COMPLEX_KEY",
                "{<<: 3}|BAD_MERGE",
                "--- a\\n--- b|SEVERAL_DOCUMENTS",
            })
    void what_is_no_plain_data_is_refused_with_its_place(String text, YamlProblem.Kind kind) {
        var document = READER.read(text.replace("\\n", "\n"));

        assertThat(document.root()).isEmpty();
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.message()).isNotBlank().endsWith(".");
        });
    }

    @Test
    void an_equal_key_is_reported_where_it_stands_again() {
        var document = READER.read("a: 1\nb: 2\na: 3\n");

        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(YamlProblem.Kind.DUPLICATE_KEY);
            assertThat(problem.range().startLine()).isEqualTo(3);
        });
        assertThat(document.root().orElseThrow().toJson()).hasToString("{\"a\":3,\"b\":2}");
    }

    @Test
    void a_text_over_the_limit_is_not_read() {
        var document = READER.read("a: \"" + "x".repeat(256 * 1024) + "\"");

        assertThat(document.problems()).extracting(YamlProblem::kind).containsExactly(YamlProblem.Kind.TOO_LARGE);
    }

    @Test
    void nesting_over_the_limit_is_refused() {
        assertThat(READER.read("[".repeat(64) + "]".repeat(64)).root()).isPresent();
        assertThat(READER.read("[".repeat(5000) + "]".repeat(5000)).problems())
                .extracting(YamlProblem::kind)
                .containsExactly(YamlProblem.Kind.TOO_DEEP);
    }

    @Test
    void aliases_that_multiply_are_refused() {
        var bomb = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("l%d: &l%d [".formatted(i, i))
                    .append("*l%d, ".formatted(i - 1).repeat(9))
                    .append("]\n");
        }

        assertThat(READER.read(bomb.toString()).problems())
                .extracting(YamlProblem::kind)
                .containsExactly(YamlProblem.Kind.TOO_MANY_ALIASES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p: see {{x}} here",
                "p: 'it''s {{x}} here'",
                "p: \"a\\t\\u0041 {{x}}\"",
                "p: |\n  first\n    {{x}}\n",
                "p: >\n  folded\n  {{x}} text\n",
                "p: |\r\n  first\r\n  {{x}}\r\n",
            })
    void a_part_of_a_scalar_is_found_again_in_the_text(String text) {
        var document = READER.read(text);
        var scalar = (YamlScalar)
                ((YamlMapping) document.root().orElseThrow()).value("p").orElseThrow();
        int from = scalar.text().indexOf("{{x}}");

        var range = document.source().within(scalar.source(), from, from + 5);

        assertThat(text.substring(range.startOffset(), range.endOffset())).isEqualTo("{{x}}");
    }
}
