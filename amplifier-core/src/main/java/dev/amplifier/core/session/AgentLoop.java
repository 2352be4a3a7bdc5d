package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks a model, calls the tools that it wishes, and asks again, until it answers without a wish. */
final class AgentLoop {

    private static final int MOST_TURNS = 40;
    private static final int MOST_TOOL_CALLS = 200;
    private static final int RESERVED_TOKENS = 1_000;
    private static final int USUAL_CONTEXT = 32_768;
    private static final int MOST_OUTPUT_TOKENS = 16_000;
    private static final int SHOWN_CHARACTERS = 16_000;

    private final Providers.Choice choice;
    private final Map<String, Tool> tools;
    private final ToolContext context;
    private final EventSink events;
    private final Spending spending;
    private int toolCalls;
    private int blocksSoFar;

    AgentLoop(Providers.Choice choice, Map<String, Tool> tools, ToolContext context, Spending spending) {
        this.choice = choice;
        this.tools = tools;
        this.context = context;
        this.events = context.events();
        this.spending = spending;
    }

    TurnResult run(String system, String instruction, List<ChatMessage> conversation) {
        emit("prompt:submit", object().put("prompt", shown(instruction)));
        List<ChatMessage> messages = new ArrayList<>(conversation);
        messages.add(ChatMessage.user(instruction));
        for (int turn = 1; turn <= MOST_TURNS; turn++) {
            if (!context.cancellation().proceed()) {
                return new TurnResult.Stopped(spending.total());
            }
            BigDecimal ceiling = spending.reached();
            if (ceiling != null) {
                return failed(
                        "cost_ceiling",
                        "The ceiling of " + ceiling.toPlainString()
                                + " US dollars is reached. Raise it, or ask for less.",
                        false);
            }
            Answer answer = ask(
                    new Question(choice.model(), system, fitting(system, messages), specs(), MOST_OUTPUT_TOKENS), turn);
            switch (answer) {
                case Answer.Stopped stopped -> {
                    return new TurnResult.Stopped(spending.total());
                }
                case Answer.Failed failed -> {
                    emit("provider:error", object().put("code", failed.code()).put("message", failed.message()));
                    return new TurnResult.Failed(
                            failed.code(), failed.message(), failed.retryable(), failed.retryAfter(), spending.total());
                }
                case Answer.Complete complete -> {
                    if (complete.toolCalls().isEmpty()) {
                        emit("orchestrator:complete", object().put("turns", turn));
                        emit(
                                "prompt:complete",
                                object().put("characters", complete.text().length()));
                        return new TurnResult.Answered(complete.text(), spending.total());
                    }
                    toolCalls += complete.toolCalls().size();
                    if (toolCalls > MOST_TOOL_CALLS) {
                        return failed(
                                "too_many_tool_calls",
                                "The agent wanted more than " + MOST_TOOL_CALLS + " tool calls. Ask for less at once.",
                                false);
                    }
                    messages.add(new ChatMessage(ChatMessage.Role.ASSISTANT, complete.blocks()));
                    messages.add(new ChatMessage(ChatMessage.Role.USER, call(complete.toolCalls())));
                }
            }
        }
        return failed(
                "too_many_turns",
                "The agent called tools " + MOST_TURNS + " times without coming to an answer. Ask for less at once.",
                false);
    }

    /** What the model is sent of the conversation. */
    private List<ChatMessage> fitting(String system, List<ChatMessage> messages) {
        int window = choice.provider().models().stream()
                .filter(model -> model.name().equals(choice.model()))
                .mapToInt(Model::contextTokens)
                .findFirst()
                .orElse(USUAL_CONTEXT);
        int budget = Math.max(
                RESERVED_TOKENS,
                window - Math.min(MOST_OUTPUT_TOKENS, window / 2) - RESERVED_TOKENS - system.length() / 4);
        List<ChatMessage> fitting = ContextWindow.fit(messages, budget);
        long before = ContextWindow.size(messages);
        long after = ContextWindow.size(fitting);
        if (after < before) {
            emit(
                    "context:compaction",
                    object().put("old_size", before).put("new_size", after).put("budget", budget));
        }
        return fitting;
    }

    private Answer ask(Question question, int turn) {
        boolean offline = choice.provider().models().getFirst().offline();
        ObjectNode about = object().put("provider", choice.provider().name())
                .put("model", choice.model())
                .put("offline", offline);
        emit(
                "provider:request",
                about.deepCopy()
                        .put("turn", turn)
                        .put("messages", question.messages().size()));
        long begun = System.nanoTime();
        Listener listener = new Listener();
        Answer answer = choice.provider().ask(question, listener, context.cancellation());
        blocksSoFar += listener.blocks;
        if (answer instanceof Answer.Complete complete) {
            spending.add(complete.inputTokens(), complete.outputTokens(), complete.costUsd());
            ObjectNode usage =
                    object().put("input_tokens", complete.inputTokens()).put("output_tokens", complete.outputTokens());
            BigDecimal cost = complete.costUsd();
            usage.put("cost_usd", cost == null ? null : cost.toPlainString());
            about.set("usage", usage);
            about.put("duration_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            emit("provider:response", about);
        }
        return answer;
    }

    /** Exactly one result for each call, in their order, whatever happens. */
    private List<Block> call(List<Block.ToolCall> calls) {
        List<Block> results = new ArrayList<>();
        for (Block.ToolCall call : calls) {
            ObjectNode before = object().put("tool_call_id", call.id()).put("tool_name", call.name());
            before.set("tool_input", call.input());
            emit("tool:pre", before);
            Tool tool = tools.get(call.name());
            ToolResult result;
            if (!context.cancellation().proceed()) {
                result = ToolResult.error("the turn was cancelled before the tool was called");
            } else if (tool == null) {
                result = ToolResult.error("there is no tool '" + call.name() + "'; there are: " + tools.keySet());
            } else {
                result = call(tool, call);
            }
            emit(
                    result.isError() ? "tool:error" : "tool:post",
                    object().put("tool_call_id", call.id())
                            .put("tool_name", call.name())
                            .put("tool_response", shown(result.content())));
            results.add(new Block.ToolResult(call.id(), result.content(), result.isError()));
        }
        return results;
    }

    /** A tool that breaks must not take the turn with it. */
    private ToolResult call(Tool tool, Block.ToolCall call) {
        try {
            return tool.call(call.input(), context);
        } catch (RuntimeException e) {
            return ToolResult.error("the tool failed inside: " + e.getClass().getSimpleName());
        }
    }

    private List<Question.ToolSpec> specs() {
        return tools.values().stream()
                .map(tool -> new Question.ToolSpec(tool.name(), tool.description(), tool.inputSchema()))
                .toList();
    }

    private TurnResult failed(String code, String message, boolean retryable) {
        return new TurnResult.Failed(code, message, retryable, null, spending.total());
    }

    private void emit(String type, ObjectNode data) {
        events.emit(new Event(type, data));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Turns what a provider says into events; block indexes go on counting over the whole turn. */
    private final class Listener implements AnswerListener {
        private int blocks;
        private int offset;
        private Kind kind = Kind.TEXT;

        @Override
        public void begin(int index, Kind what) {
            kind = what;
            offset = 0;
            blocks = Math.max(blocks, index + 1);
            emit(
                    "content_block:start",
                    object().put("index", blocksSoFar + index).put("type", wire(what)));
        }

        @Override
        public void delta(int index, String text) {
            String type = kind == Kind.THINKING ? "thinking:delta" : "content_block:delta";
            emit(
                    type,
                    object().put("index", blocksSoFar + index)
                            .put("offset", offset)
                            .put("text", text));
            offset += text.length();
        }

        @Override
        public void end(int index, Block block) {
            ObjectNode data = object().put("index", blocksSoFar + index).put("type", wire(kind));
            switch (block) {
                case Block.Text text -> data.put("text", text.text());
                case Block.Thinking thinking -> data.put("text", thinking.text());
                case Block.ToolCall call -> data.put("tool_name", call.name()).set("tool_input", call.input());
                case Block.ToolResult result -> data.put("text", result.content());
            }
            emit(kind == Kind.THINKING ? "thinking:final" : "content_block:end", data);
        }

        @Override
        public void retry(int attempt, long waitMillis, String reason) {
            emit(
                    "provider:retry",
                    object().put("attempt", attempt).put("wait_ms", waitMillis).put("reason", reason));
        }

        private static String wire(Kind kind) {
            return switch (kind) {
                case TEXT -> "text";
                case THINKING -> "thinking";
                case TOOL_CALL -> "tool_call";
            };
        }
    }
}
