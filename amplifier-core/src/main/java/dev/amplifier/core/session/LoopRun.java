package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.Decision;
import dev.amplifier.core.hook.Injections;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One turn of the loop. */
final class LoopRun {

    private static final int MOST_TOOL_CALLS = 200;
    private static final int RESERVED_TOKENS = 1_000;
    private static final int USUAL_CONTEXT = 32_768;
    private static final int MOST_OUTPUT_TOKENS = 16_000;
    private static final String LAST_CHANCE =
            "You have called tools as often as you may. Call no more of them: answer now, with what you have.";

    private final String orchestrator;
    private final LoopOptions options;
    private final Turn turn;
    private final ToolCalls calls;
    private final AnswerEvents told;
    private final Pacing pacing;
    private int toolCalls;

    LoopRun(String orchestrator, LoopOptions options, Turn turn) {
        this.orchestrator = orchestrator;
        this.options = options;
        this.turn = turn;
        this.calls = new ToolCalls(turn);
        this.told = new AnswerEvents(turn.checkpoint(), options.streaming());
        this.pacing = new Pacing(options.minDelayBetweenCalls(), turn.tooling().cancellation());
    }

    TurnResult run() {
        Shown prompt = Shown.of(turn.prompt());
        ObjectNode submitted = object().put("prompt", prompt.text());
        if (!turn.pictures().isEmpty()) {
            ArrayNode shown = submitted.putArray("images");
            turn.pictures()
                    .forEach(picture -> shown.addObject()
                            .put("media_type", picture.kind().mediaType())
                            .put("bytes", picture.bytes()));
        }
        switch (turn.checkpoint().decide(event(CanonicalEvents.PROMPT_SUBMIT, submitted))) {
            case Decision.Denied(String reason) -> {
                return denied(reason);
            }
            case Decision.Granted(ObjectNode data) ->
                turn.context().add(ChatMessage.user(prompt.changedTo(data.path("prompt")), turn.pictures()));
        }
        for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
            TurnResult result = iterate(iteration, false);
            if (result != null) {
                return result;
            }
        }
        turn.context()
                .add(new ChatMessage(
                        ChatMessage.Role.USER,
                        List.of(new Block.Text(LAST_CHANCE)),
                        new ChatMessage.Injected(orchestrator, CanonicalEvents.PROVIDER_REQUEST, Instant.now())));
        TurnResult result = iterate(options.maxIterations() + 1, true);
        return result != null
                ? result
                : failed(
                        "too_many_turns",
                        "The agent called tools " + options.maxIterations()
                                + " times without coming to an answer. Ask for less at once.");
    }

    /** Asks once, and calls the tools that are wished for; null if the model must be asked again. */
    private @Nullable TurnResult iterate(int iteration, boolean last) {
        if (!pacing.proceed()) {
            return new TurnResult.Stopped(turn.spending().total());
        }
        BigDecimal ceiling = turn.spending().reached();
        if (ceiling != null) {
            return failed(
                    "cost_ceiling",
                    "The ceiling of " + ceiling.toPlainString() + " US dollars is reached. Raise it, or ask for less.");
        }
        ObjectNode about = about();
        ObjectNode request = about.deepCopy()
                .put("turn", iteration)
                .put("messages", turn.context().messages().size());
        if (turn.checkpoint().decide(event(CanonicalEvents.PROVIDER_REQUEST, request))
                instanceof Decision.Denied(String reason)) {
            return denied(reason);
        }
        return switch (ask(about)) {
            case Answer.Stopped stopped ->
                new TurnResult.Stopped(turn.spending().total());
            case Answer.Failed failed -> {
                emit(
                        CanonicalEvents.PROVIDER_ERROR,
                        object().put("code", failed.code()).put("message", failed.message()));
                yield new TurnResult.Failed(
                        failed.code(),
                        failed.message(),
                        failed.retryable(),
                        failed.retryAfter(),
                        turn.spending().total());
            }
            case Answer.Complete complete when complete.toolCalls().isEmpty() -> answered(complete, iteration, last);
            case Answer.Complete complete -> last ? null : call(complete);
        };
    }

    private TurnResult answered(Answer.Complete complete, int iteration, boolean last) {
        emit(
                CanonicalEvents.ORCHESTRATOR_COMPLETE,
                object().put("orchestrator", orchestrator)
                        .put("turns", iteration)
                        .put("status", last ? "incomplete" : "success"));
        emit(
                CanonicalEvents.PROMPT_COMPLETE,
                object().put("characters", complete.text().length()));
        return new TurnResult.Answered(complete.text(), turn.spending().total());
    }

    private @Nullable TurnResult call(Answer.Complete complete) {
        toolCalls += complete.toolCalls().size();
        if (toolCalls > MOST_TOOL_CALLS) {
            return failed(
                    "too_many_tool_calls",
                    "The agent wanted more than " + MOST_TOOL_CALLS + " tool calls. Ask for less at once.");
        }
        turn.context().add(new ChatMessage(ChatMessage.Role.ASSISTANT, complete.blocks()));
        turn.context().add(new ChatMessage(ChatMessage.Role.USER, calls.answer(complete.toolCalls())));
        return null;
    }

    private Answer ask(ObjectNode about) {
        long begun = System.nanoTime();
        Answer answer =
                turn.choice().provider().ask(question(), told, turn.tooling().cancellation());
        told.nextAnswer();
        if (answer instanceof Answer.Complete complete) {
            turn.spending().add(complete.inputTokens(), complete.outputTokens(), complete.costUsd());
            ObjectNode usage =
                    object().put("input_tokens", complete.inputTokens()).put("output_tokens", complete.outputTokens());
            BigDecimal cost = complete.costUsd();
            usage.put("cost_usd", cost == null ? null : cost.toPlainString());
            about.set("usage", usage);
            about.put("duration_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            emit(CanonicalEvents.PROVIDER_RESPONSE, about);
        }
        return answer;
    }

    private Question question() {
        turn.injections().store(turn.context());
        Injections.Asked asked = turn.injections().spend(turn.system(), fitting());
        List<Question.ToolSpec> specs = turn.tools().values().stream()
                .map(tool -> new Question.ToolSpec(tool.name(), tool.description(), tool.inputSchema()))
                .toList();
        return new Question(
                turn.choice().model(), asked.system(), asked.messages(), specs, MOST_OUTPUT_TOKENS, thinking());
    }

    /** What the model is sent of the conversation. */
    private List<ChatMessage> fitting() {
        int window = model().map(Model::contextTokens).orElse(USUAL_CONTEXT);
        int budget = Math.max(
                RESERVED_TOKENS,
                window
                        - Math.min(MOST_OUTPUT_TOKENS, window / 2)
                        - RESERVED_TOKENS
                        - turn.system().length() / 4);
        ContextWindow.View view = turn.context().view(budget);
        if (view.isCompacted()) {
            ObjectNode sizes = object().put("old_size", view.fullSize())
                    .put("new_size", view.size())
                    .put("budget", budget);
            turn.checkpoint()
                    .note(event(
                            CanonicalEvents.CONTEXT_PRE_COMPACT,
                            object().put("current_size", view.fullSize()).put("threshold", budget)));
            turn.checkpoint().note(event(CanonicalEvents.CONTEXT_POST_COMPACT, sizes.deepCopy()));
            emit(CanonicalEvents.CONTEXT_COMPACTION, sizes);
        }
        return view.messages();
    }

    /** A model that cannot think is not asked to. */
    private Question.Thinking thinking() {
        return model().filter(model -> model.capabilities().contains("thinking"))
                .map(model -> options.thinking())
                .orElse(Question.Thinking.UNSAID);
    }

    private Optional<Model> model() {
        return turn.choice().provider().models().stream()
                .filter(model -> model.name().equals(turn.choice().model()))
                .findFirst();
    }

    private ObjectNode about() {
        return object().put("provider", turn.choice().provider().name())
                .put("model", turn.choice().model())
                .put("offline", turn.choice().provider().models().getFirst().offline());
    }

    /** A question that nobody answers any more because the turn is cancelled is no refusal. */
    private TurnResult denied(String reason) {
        return turn.tooling().cancellation().level() == Level.NONE
                ? failed("denied", reason)
                : new TurnResult.Stopped(turn.spending().total());
    }

    private TurnResult failed(String code, String message) {
        return new TurnResult.Failed(code, message, false, null, turn.spending().total());
    }

    private void emit(String type, ObjectNode data) {
        turn.checkpoint().emit(event(type, data));
    }

    private static Event event(String type, ObjectNode data) {
        return new Event(type, data);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
