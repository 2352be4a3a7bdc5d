package dev.amplifier.core.provider.anthropic;

import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawContentBlockStartEvent;
import com.anthropic.models.messages.RawMessageDeltaEvent;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.Usage;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.BlockBuilder;
import dev.amplifier.core.provider.PriceList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a message together from the events of its stream. */
final class StreamedMessage {

    private final BlockBuilder blocks;
    private String model;
    private long input;
    private long cacheRead;
    private long cacheWrite;
    private long output;
    private @Nullable StopReason stopReason;
    private boolean complete;

    StreamedMessage(String model, AnswerListener listener) {
        this.model = model;
        this.blocks = new BlockBuilder(listener);
    }

    void take(RawMessageStreamEvent event) {
        event.messageStart().ifPresent(start -> {
            model = start.message().model().asString();
            Usage usage = start.message().usage();
            input = usage.inputTokens();
            cacheRead = usage.cacheReadInputTokens().orElse(0L);
            cacheWrite = usage.cacheCreationInputTokens().orElse(0L);
            output = usage.outputTokens();
        });
        event.contentBlockStart().ifPresent(start -> begin(start.contentBlock()));
        event.contentBlockDelta().ifPresent(delta -> add(delta.delta()));
        event.contentBlockStop().ifPresent(stop -> blocks.end());
        event.messageDelta().ifPresent(this::finish);
        complete |= event.isMessageStop();
    }

    Answer answer() {
        if (!complete) {
            return new Answer.Failed("provider_error", "Anthropic's answer broke off; try again", true, null);
        }
        if (StopReason.REFUSAL.equals(stopReason)) {
            return new Answer.Failed("refused", "the model refused to answer; reword the request", false, null);
        }
        PriceList.Tokens tokens = new PriceList.Tokens(input, cacheRead, cacheWrite, output);
        return new Answer.Complete(
                blocks.blocks(),
                model,
                tokens.in(),
                output,
                PriceList.BUILT_IN.cost(AnthropicProvider.NAME, model, tokens).orElse(null));
    }

    private void begin(RawContentBlockStartEvent.ContentBlock block) {
        if (block.isText()) {
            blocks.beginText();
            blocks.add(block.asText().text());
        } else if (block.isThinking()) {
            blocks.beginThinking();
            blocks.add(block.asThinking().thinking());
        } else if (block.isToolUse()) {
            ToolUseBlock call = block.asToolUse();
            blocks.beginToolCall(call.id(), call.name());
        }
    }

    private void add(RawContentBlockDelta delta) {
        Optional<String> text = delta.text()
                .map(part -> part.text())
                .or(() -> delta.thinking().map(part -> part.thinking()))
                .or(() -> delta.inputJson().map(part -> part.partialJson()));
        text.ifPresent(blocks::add);
        delta.signature().ifPresent(part -> blocks.sign(part.signature()));
    }

    private void finish(RawMessageDeltaEvent event) {
        stopReason = event.delta().stopReason().orElse(stopReason);
        output = event.usage().outputTokens();
        input = event.usage().inputTokens().orElse(input);
        cacheRead = event.usage().cacheReadInputTokens().orElse(cacheRead);
        cacheWrite = event.usage().cacheCreationInputTokens().orElse(cacheWrite);
    }
}
