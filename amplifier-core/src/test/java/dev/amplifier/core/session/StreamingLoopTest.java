package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.provider.Block;
import org.junit.jupiter.api.Test;

class StreamingLoopTest extends OrchestratorContract {

    @Override
    String module() {
        return "loop-streaming";
    }

    @Test
    void words_are_told_while_they_come() throws Exception {
        provider.then(new Block.Thinking("hm", null), new Block.Text("Hello"));

        run("{}");

        assertThat(types())
                .containsSubsequence(
                        "content_block:start",
                        "thinking:delta",
                        "thinking:final",
                        "content_block:start",
                        "content_block:delta",
                        "content_block:end");
    }
}
