package dev.amplifier.core.provider.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageParam;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ThinkingBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlockParam;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Question;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A question in Anthropic's words. */
final class MessageRequest {

    private static final long LEAST_THOUGHTS = 1_024;
    private static final long LEAST_WORDS = 1_000;

    private MessageRequest() {}

    static MessageCreateParams of(Question question) {
        MessageCreateParams.Builder params =
                MessageCreateParams.builder().model(question.model()).maxTokens(question.maxOutputTokens());
        if (!question.system().isBlank()) {
            params.systemOfTextBlockParams(List.of(TextBlockParam.builder()
                    .text(question.system())
                    .cacheControl(CacheControlEphemeral.builder().build())
                    .build()));
        }
        thinkingTokens(question).ifPresent(params::enabledThinking);
        question.tools().forEach(tool -> params.addTool(tool(tool)));
        question.messages().forEach(message -> params.addMessage(message(message)));
        return params.build();
    }

    /** Tokens to think with; empty if nothing was said of it, or if the answer has no room for them. */
    private static OptionalLong thinkingTokens(Question question) {
        long wanted = switch (question.thinking()) {
            case UNSAID -> 0;
            case LOW -> 2_000;
            case MEDIUM -> 6_000;
            case HIGH -> 12_000;
        };
        long tokens = Math.min(wanted, question.maxOutputTokens() - LEAST_WORDS);
        return tokens < LEAST_THOUGHTS || goesOnWithoutThoughts(question)
                ? OptionalLong.empty()
                : OptionalLong.of(tokens);
    }

    /** Who called a tool without a thought of this provider cannot begin to think before the call is answered. */
    private static boolean goesOnWithoutThoughts(Question question) {
        return question.messages().reversed().stream()
                .filter(message -> message.role() == ChatMessage.Role.ASSISTANT && message.injected() == null)
                .findFirst()
                .filter(message -> message.blocks().stream().anyMatch(Block.ToolCall.class::isInstance))
                .filter(message ->
                        !(message.blocks().getFirst() instanceof Block.Thinking thought && thought.signature() != null))
                .isPresent();
    }

    private static MessageParam message(ChatMessage message) {
        List<ContentBlockParam> blocks = message.blocks().stream()
                .map(MessageRequest::block)
                .flatMap(Optional::stream)
                .toList();
        return message.role() == ChatMessage.Role.USER
                ? MessageParam.ofUserOfContentBlockParams(blocks)
                : MessageParam.ofAssistantOfContentBlockParams(blocks);
    }

    private static Optional<ContentBlockParam> block(Block block) {
        return switch (block) {
            case Block.Text text ->
                text.text().isBlank() ? Optional.empty() : Optional.of(ContentBlockParam.ofText(text.text()));
            case Block.Image image -> Optional.of(ContentBlockParam.ofImage(picture(image.picture())));
            case Block.Thinking thinking -> thinking(thinking);
            case Block.ToolCall call ->
                Optional.of(ContentBlockParam.ofToolUse(ToolUseBlockParam.builder()
                        .id(call.id())
                        .name(call.name())
                        .input(input(call.input()))
                        .build()));
            case Block.ToolResult result ->
                Optional.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                        .toolUseId(result.callId())
                        .content(result.content())
                        .isError(result.isError())
                        .build()));
        };
    }

    private static ImageBlockParam picture(Picture picture) {
        return ImageBlockParam.builder()
                .source(Base64ImageSource.builder()
                        .mediaType(Base64ImageSource.MediaType.of(picture.kind().mediaType()))
                        .data(picture.base64())
                        .build())
                .build();
    }

    /** A thought without a seal came from another provider, and is not sent. */
    private static Optional<ContentBlockParam> thinking(Block.Thinking thinking) {
        String signature = thinking.signature();
        return signature == null
                ? Optional.empty()
                : Optional.of(ContentBlockParam.ofThinking(ThinkingBlockParam.builder()
                        .thinking(thinking.text())
                        .signature(signature)
                        .build()));
    }

    private static ToolUseBlockParam.Input input(JsonNode input) {
        ToolUseBlockParam.Input.Builder builder = ToolUseBlockParam.Input.builder();
        input.properties()
                .forEach(field ->
                        builder.putAdditionalProperty(field.getKey(), JsonValue.fromJsonNode(field.getValue())));
        return builder.build();
    }

    private static Tool tool(Question.ToolSpec spec) {
        Tool.InputSchema.Builder schema = Tool.InputSchema.builder();
        spec.inputSchema().properties().forEach(field -> {
            JsonValue value = JsonValue.fromJsonNode(field.getValue());
            if (field.getKey().equals("type")) {
                schema.type(value);
            } else {
                schema.putAdditionalProperty(field.getKey(), value);
            }
        });
        return Tool.builder()
                .name(spec.name())
                .description(spec.description())
                .inputSchema(schema.build())
                .build();
    }
}
