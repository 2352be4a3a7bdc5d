package dev.amplifier.core.provider.openai;

import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import com.openai.models.completions.CompletionUsage;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.AnswerListener.Kind;
import dev.amplifier.core.provider.BlockBuilder;
import dev.amplifier.core.provider.PriceList;
import java.util.List;
import java.util.Optional;

/** Puts a completion together from the chunks of its stream, leniently: servers that imitate the protocol leave parts of it out. */
final class StreamedCompletion {

    private static final List<String> THOUGHTS = List.of("reasoning_content", "reasoning");

    private final OpenAiEndpoint endpoint;
    private final BlockBuilder blocks;
    private String model;
    private String finish = "";
    private long toolIndex = -1;
    private PriceList.Tokens tokens = new PriceList.Tokens(0, 0, 0, 0);

    StreamedCompletion(OpenAiEndpoint endpoint, String model, AnswerListener listener) {
        this.endpoint = endpoint;
        this.model = model;
        this.blocks = new BlockBuilder(listener);
    }

    void take(ChatCompletionChunk chunk) {
        chunk._model().asString().filter(name -> !name.isBlank()).ifPresent(name -> model = name);
        chunk.usage().ifPresent(this::count);
        for (Choice choice : chunk._choices().asKnown().orElse(List.of())) {
            add(choice.delta());
            choice.finishReason().ifPresent(reason -> finish = reason.asString());
        }
    }

    Answer answer() {
        if (finish.isEmpty()) {
            return new Answer.Failed(
                    "provider_error", "the answer of " + endpoint.title() + " broke off; try again", true, null);
        }
        if (finish.equals("content_filter")) {
            return new Answer.Failed(
                    "refused",
                    endpoint.title() + " refused the content of the answer; reword the request",
                    false,
                    null);
        }
        blocks.end();
        return new Answer.Complete(
                blocks.blocks(),
                model,
                tokens.in(),
                tokens.output(),
                PriceList.BUILT_IN.cost(endpoint.provider(), model, tokens).orElse(null));
    }

    private void add(Choice.Delta delta) {
        for (String name : THOUGHTS) {
            JsonValue thought = delta._additionalProperties().get(name);
            if (thought != null) {
                thought.asString().ifPresent(text -> think((String) text));
            }
        }
        delta.content().ifPresent(this::say);
        delta.refusal().ifPresent(this::say);
        delta.toolCalls().ifPresent(calls -> calls.forEach(this::call));
    }

    private void think(String text) {
        if (!text.isEmpty() && blocks.open() != Kind.THINKING) {
            blocks.beginThinking();
        }
        blocks.add(text);
    }

    private void say(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (blocks.open() != Kind.TEXT) {
            blocks.beginText();
        }
        blocks.add(text);
    }

    private void call(Choice.Delta.ToolCall call) {
        long index = call._index().asKnown().orElse(Math.max(0, toolIndex));
        Optional<Choice.Delta.ToolCall.Function> function = call.function();
        if (blocks.open() != Kind.TOOL_CALL || index != toolIndex) {
            toolIndex = index;
            blocks.beginToolCall(
                    call.id().filter(id -> !id.isBlank()).orElse("call_" + index),
                    function.flatMap(Choice.Delta.ToolCall.Function::name).orElse(""));
        }
        function.flatMap(Choice.Delta.ToolCall.Function::arguments).ifPresent(blocks::add);
    }

    private void count(CompletionUsage usage) {
        long in = usage._promptTokens().asKnown().orElse(0L);
        long cached = usage.promptTokensDetails()
                .flatMap(CompletionUsage.PromptTokensDetails::cachedTokens)
                .orElse(0L);
        tokens = new PriceList.Tokens(
                in - Math.min(in, cached),
                Math.min(in, cached),
                0,
                usage._completionTokens().asKnown().orElse(0L));
    }
}
