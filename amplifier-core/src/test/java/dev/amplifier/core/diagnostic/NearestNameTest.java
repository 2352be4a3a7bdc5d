package dev.amplifier.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NearestNameTest {

    private static final List<String> NAMES = List.of("prompt", "provider", "parallel", "on_error");

    @Test
    void a_slip_of_the_keys_is_recognised() {
        assertThat(NearestName.to("promt", NAMES)).contains("prompt");
        assertThat(NearestName.to("on_eror", NAMES)).contains("on_error");
        assertThat(NearestName.to("paralell", NAMES)).contains("parallel");
        assertThat(NearestName.to("Prompt", NAMES)).contains("prompt");
    }

    @Test
    void another_word_is_left_alone() {
        assertThat(NearestName.to("description", NAMES)).isEmpty();
        assertThat(NearestName.to("x", NAMES)).isEmpty();
        assertThat(NearestName.to("p".repeat(1000), NAMES)).isEmpty();
    }
}
