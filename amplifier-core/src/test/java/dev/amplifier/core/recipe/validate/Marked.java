package dev.amplifier.core.recipe.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Finding;

/** A recipe's text in which the place of an expected finding stands between white square brackets, U+27E6 and U+27E7. */
record Marked(String text, int start, int end) {

    static Marked of(String marked) {
        int start = marked.indexOf('\u27E6');
        int end = marked.indexOf('\u27E7') - 1;
        return new Marked(marked.replace("\u27E6", "").replace("\u27E7", ""), start, end);
    }

    Finding only(Code code, ValidationOptions options) {
        var findings = RecipeValidator.check(text, options).findings();
        var found = findings.stream().filter(finding -> finding.code() == code).toList();
        assertThat(found).as("%s among %s", code, findings).hasSize(1);
        var finding = found.getFirst();
        if (start >= 0) {
            assertThat(text.substring(
                            finding.range().startOffset(), finding.range().endOffset()))
                    .isEqualTo(text.substring(start, end));
            assertThat(finding.range().startOffset()).isEqualTo(start);
        }
        assertThat(finding.message()).isNotBlank();
        return finding;
    }
}
