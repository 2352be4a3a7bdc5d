package dev.amplifier.core.provider.openai;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question in OpenAI's words. */
final class CompletionRequest {

    private CompletionRequest() {}

    static ChatCompletionCreateParams of(Question question, boolean knowsCompletionTokens) {
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(question.model())
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        if (knowsCompletionTokens) {
            params.maxCompletionTokens(question.maxOutputTokens());
        } else {
            params.putAdditionalBodyProperty("max_tokens", JsonValue.from(question.maxOutputTokens()));
        }
        effort(question).ifPresent(params::reasoningEffort);
        if (!question.system().isBlank()) {
            params.addSystemMessage(question.system());
        }
        for (ChatMessage message : question.messages()) {
            if (message.role() == ChatMessage.Role.USER) {
                addUser(params, message);
            } else {
                addAssistant(params, message);
            }
        }
        question.tools().forEach(tool -> params.addFunctionTool(function(tool)));
        return params.build();
    }

    private static Optional<ReasoningEffort> effort(Question question) {
        return switch (question.thinking()) {
            case UNSAID -> Optional.empty();
            case LOW -> Optional.of(ReasoningEffort.LOW);
            case MEDIUM -> Optional.of(ReasoningEffort.MEDIUM);
            case HIGH -> Optional.of(ReasoningEffort.HIGH);
        };
    }

    /** Results go first: the protocol wants them right behind the calls that they answer. */
    private static void addUser(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        StringBuilder text = new StringBuilder();
        List<ChatCompletionContentPart> pictures = new ArrayList<>();
        for (Block block : message.blocks()) {
            if (block instanceof Block.ToolResult result) {
                params.addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(result.callId())
                        .content(result.content())
                        .build());
            } else if (block instanceof Block.Text part) {
                text.append(part.text());
            } else if (block instanceof Block.Image image) {
                pictures.add(picture(image.picture()));
            }
        }
        if (!pictures.isEmpty()) {
            pictures.add(ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                    .text(text.toString())
                    .build()));
            params.addUserMessageOfArrayOfContentParts(pictures);
        } else if (!text.isEmpty()) {
            params.addUserMessage(text.toString());
        }
    }

    private static ChatCompletionContentPart picture(Picture picture) {
        return ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:" + picture.kind().mediaType() + ";base64," + picture.base64())
                        .build())
                .build());
    }

    private static void addAssistant(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        ChatCompletionAssistantMessageParam.Builder assistant = ChatCompletionAssistantMessageParam.builder();
        StringBuilder text = new StringBuilder();
        for (Block block : message.blocks()) {
            if (block instanceof Block.ToolCall call) {
                assistant.addToolCall(ChatCompletionMessageFunctionToolCall.builder()
                        .id(call.id())
                        .function(ChatCompletionMessageFunctionToolCall.Function.builder()
                                .name(call.name())
                                .arguments(
                                        call.input().isObject() ? call.input().toString() : "{}")
                                .build())
                        .build());
            } else if (block instanceof Block.Text part) {
                text.append(part.text());
            }
        }
        params.addMessage(assistant.content(text.toString()).build());
    }

    private static FunctionDefinition function(Question.ToolSpec spec) {
        FunctionParameters.Builder parameters = FunctionParameters.builder();
        spec.inputSchema()
                .properties()
                .forEach(field ->
                        parameters.putAdditionalProperty(field.getKey(), JsonValue.fromJsonNode(field.getValue())));
        return FunctionDefinition.builder()
                .name(spec.name())
                .description(spec.description())
                .parameters(parameters.build())
                .build();
    }
}
