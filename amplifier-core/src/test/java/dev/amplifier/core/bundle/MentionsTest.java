package dev.amplifier.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MentionsTest {

    @Test
    void a_mention_ends_before_the_punctuation_of_its_sentence() {
        assertThat(Mentions.in("Read @AGENTS.md. Then @demo:docs/a.md, then @AGENTS.md again."))
                .containsExactly("AGENTS.md", "demo:docs/a.md");
    }

    @Test
    void code_and_mail_addresses_mention_nothing() {
        assertThat(Mentions.in("`@a.md` me@example.org\n```\n@b.md\n```\n@c.md"))
                .containsExactly("c.md");
    }

    @Test
    void files_are_followed_three_deep_and_each_text_once() {
        Map<String, String> files = Map.of("1", "@2", "2", "@3", "3", "@4", "4", "end", "copy", "@2");

        assertThat(Mentions.files("@1 @copy @none", name -> Optional.ofNullable(files.get(name))))
                .containsOnlyKeys("1", "2", "3");
    }

    @Test
    void a_circle_of_mentions_ends() {
        Map<String, String> files = Map.of("a", "see @b", "b", "see @a");

        assertThat(Mentions.files("@a", name -> Optional.ofNullable(files.get(name))))
                .containsOnlyKeys("a", "b");
    }
}
