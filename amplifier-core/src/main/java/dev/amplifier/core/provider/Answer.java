package dev.amplifier.core.provider;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a question to a model went. */
public sealed interface Answer {

    /**
     * The model answered.
     *
     * @param blocks what it said; a {@link Block.ToolCall} among them wants an answer
     * @param model the model that answered
     * @param inputTokens tokens in, cached ones included
     * @param outputTokens tokens out
     * @param costUsd what it cost in US dollars; null if the price is not known
     */
    record Complete(
            List<Block> blocks,
            String model,
            long inputTokens,
            long outputTokens,
            @Nullable BigDecimal costUsd) implements Answer {

        /** Keeps an unchangeable copy of the blocks. */
        public Complete {
            blocks = List.copyOf(blocks);
        }

        /** All text of the answer. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Block block : blocks) {
                if (block instanceof Block.Text part) {
                    text.append(part.text());
                }
            }
            return text.toString();
        }

        /** The tool calls, in order. */
        public List<Block.ToolCall> toolCalls() {
            return blocks.stream()
                    .filter(Block.ToolCall.class::isInstance)
                    .map(Block.ToolCall.class::cast)
                    .toList();
        }
    }

    /**
     * It did not.
     *
     * @param code stable: {@code key_missing}, {@code key_refused}, {@code model_not_found}, {@code rate_limited}, {@code overloaded}, {@code
     *     timeout}, {@code too_long}, {@code images_not_supported}, {@code refused} or {@code provider_error}
     * @param message what happened and what to do; no secrets
     * @param retryable whether asking again later may help
     * @param retryAfter when, if the provider said so; null if not
     */
    record Failed(
            String code,
            String message,
            boolean retryable,
            @Nullable Duration retryAfter) implements Answer {}

    /** Somebody stopped it. */
    record Stopped() implements Answer {}
}
