package dev.amplifier.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class YamlReaderPropertyTest {

    private static final YamlReader READER = new YamlReader(YamlLimits.DOCUMENT);

    @Provide
    Arbitrary<String> yamlLike() {
        var pieces = Arbitraries.of(
                "a",
                "b: ",
                "- ",
                "\n",
                "\n  ",
                "\n    ",
                "{",
                "}",
                "[",
                "]",
                ", ",
                ": ",
                "'",
                "\"",
                "|\n",
                ">-\n",
                "#",
                "&x ",
                "*x",
                "<<: ",
                "!!str ",
                "!!int ",
                "!t ",
                "---\n",
                "...\n",
                "\uD83D\uDE00",
                "\u0085",
                "\u2028",
                "\t",
                "\r\n",
                "? ",
                "%YAML 1.1\n",
                "\\",
                "\uD800",
                "1:30",
                "0x_",
                "0b_",
                "\uFEFF",
                "~",
                "@",
                "`");
        return pieces.list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void nothing_makes_the_reader_throw_and_every_place_is_inside_the_text(@ForAll("yamlLike") String text) {
        var document = READER.read(text);

        int length = document.source().text().length();
        document.problems().forEach(problem -> assertInside(problem.range(), length));
        document.root().ifPresent(root -> assertInside(root, length));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void any_text_at_all_is_read_or_refused(@ForAll String text) {
        var document = READER.read(text);

        boolean refused =
                document.problems().stream().anyMatch(problem -> problem.kind() != YamlProblem.Kind.DUPLICATE_KEY);
        assertThat(document.root().isPresent() && refused).isFalse();
    }

    private static void assertInside(YamlNode node, int length) {
        assertInside(node.range(), length);
        switch (node) {
            case YamlMapping mapping ->
                mapping.entries().forEach(entry -> {
                    assertInside(entry.key(), length);
                    assertInside(entry.value(), length);
                });
            case YamlSequence sequence -> sequence.items().forEach(item -> assertInside(item, length));
            case YamlScalar scalar -> assertThat(scalar.toJson()).isNotNull();
        }
    }

    private static void assertInside(SourceRange range, int length) {
        assertThat(range.startOffset()).isBetween(0, length);
        assertThat(range.endOffset()).isBetween(range.startOffset(), length);
        assertThat(range.startLine()).isLessThanOrEqualTo(range.endLine());
        assertThat(range.startColumn()).isPositive();
    }
}
