package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.provider.Block;
import org.junit.jupiter.api.Test;

class BasicLoopTest extends OrchestratorContract {

    @Override
    String module() {
        return "loop-basic";
    }

    @Test
    void words_are_told_only_when_a_block_is_whole() throws Exception {
        provider.then(new Block.Thinking("hm", null), new Block.Text("Hello"));

        run("{}");

        assertThat(types()).doesNotContain("content_block:delta", "thinking:delta");
        assertThat(types())
                .containsSubsequence(
                        "content_block:start", "thinking:final", "content_block:start", "content_block:end");
    }
}
