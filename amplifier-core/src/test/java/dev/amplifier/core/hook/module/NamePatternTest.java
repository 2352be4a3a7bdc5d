package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "ls, ls, true",
        "ls, lsof, false",
        "ls*, lsof, true",
        "*.md, a.md, true",
        "*.md, a.mdx, false",
        "a*c*e, abcde, true",
        "a*c*e, aec, false",
        "ab*b, ab, false",
        "*, '', true",
        "**, anything, true",
    })
    void a_star_stands_for_any_text_and_all_else_for_itself(String pattern, String text, boolean fits) {
        assertThat(NamePattern.of(pattern).fits(text)).isEqualTo(fits);
    }
}
