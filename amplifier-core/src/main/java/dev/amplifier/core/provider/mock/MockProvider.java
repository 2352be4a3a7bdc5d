package dev.amplifier.core.provider.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.BlockBuilder;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers by the script in its settings, the same way every time: an answer whose {@code when} is in the prompt, else the others in turn, counted by
 * the answers that the conversation has already. It remembers nothing. Its answers cost nothing.
 */
public final class MockProvider implements Provider {

    /** Its name. */
    public static final String NAME = "mock";

    private static final Model MODEL =
            new Model(NAME, "mock-1", 200_000, Set.of("tools", "thinking"), BigDecimal.ZERO, BigDecimal.ZERO, true);
    private static final List<ScriptedAnswer> USUAL = List.of(
            ScriptedAnswer.saying("I am the mock provider. What shall I pretend to do?"),
            ScriptedAnswer.saying("Done, as the script has it."),
            ScriptedAnswer.saying("Here is what the script says: nothing more."));
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,12}|\\s+");
    private static final int MOST_RESPONSES = 200;
    private static final int LONGEST_DELAY_MILLIS = 1_000;

    private final List<ScriptedAnswer> script;
    private final boolean streaming;
    private final Duration delay;

    private MockProvider(List<ScriptedAnswer> script, boolean streaming, int delayMillis) {
        this.script = List.copyOf(script);
        this.streaming = streaming;
        this.delay = Duration.ofMillis(delayMillis);
    }

    /**
     * The provider of these settings: {@code responses}, a list of texts or of mappings; {@code use_streaming} (true), whether an answer comes in
     * pieces; and {@code stream_delay_ms} (0), the pause after each piece.
     *
     * @throws IllegalArgumentException naming the setting that makes no sense, and what is allowed
     */
    public static MockProvider of(ObjectNode config) {
        JsonNode responses = config.path("responses");
        if (!responses.isMissingNode() && (!responses.isArray() || responses.isEmpty())) {
            throw new IllegalArgumentException("its setting responses must be a list with at least one response");
        }
        if (responses.size() > MOST_RESPONSES) {
            throw new IllegalArgumentException(
                    "its setting responses has " + responses.size() + " responses; " + MOST_RESPONSES + " are allowed");
        }
        JsonNode delay = config.path("stream_delay_ms");
        if (!delay.isMissingNode()
                && (!delay.isInt() || delay.intValue() < 0 || delay.intValue() > LONGEST_DELAY_MILLIS)) {
            throw new IllegalArgumentException("its setting stream_delay_ms is " + delay
                    + "; it must be a whole number from 0 to " + LONGEST_DELAY_MILLIS);
        }
        List<ScriptedAnswer> script = new ArrayList<>();
        responses.forEach(response -> script.add(ScriptedAnswer.of(response)));
        return new MockProvider(
                script.isEmpty() ? USUAL : script, config.path("use_streaming").asBoolean(true), delay.asInt(0));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Model> models() {
        return List.of(MODEL);
    }

    @Override
    public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
        ScriptedAnswer answer = next(question);
        Answer.Failed failure = answer.failure();
        if (failure != null) {
            return cancellation.proceed() ? failure : new Answer.Stopped();
        }
        BlockBuilder blocks = new BlockBuilder(listener);
        if (!answer.thinking().isEmpty()) {
            blocks.beginThinking();
            if (!said(answer.thinking(), blocks, cancellation)) {
                return new Answer.Stopped();
            }
        }
        String text = answer.calls().isEmpty() ? answer.text() + shown(question) : answer.text();
        if (!text.isEmpty() || answer.calls().isEmpty()) {
            blocks.beginText();
            if (!said(text, blocks, cancellation)) {
                return new Answer.Stopped();
            }
        }
        String id = "mock-" + (answered(question) + 1);
        for (int i = 0; i < answer.calls().size(); i++) {
            ScriptedAnswer.Call call = answer.calls().get(i);
            blocks.beginToolCall(i == 0 ? id : id + "-" + (i + 1), call.tool());
            blocks.add(call.input().toString());
        }
        blocks.end();
        return new Answer.Complete(
                blocks.blocks(),
                MODEL.name(),
                tokens(question.system())
                        + question.messages().stream()
                                .mapToLong(message -> tokens(message.text()))
                                .sum(),
                tokens(answer.thinking()) + tokens(text),
                BigDecimal.ZERO);
    }

    /** Says a text in pieces, or in one; false if it was cancelled on the way. */
    private boolean said(String text, BlockBuilder blocks, Cancellation cancellation) {
        Matcher token = TOKEN.matcher(text);
        while (streaming && token.find()) {
            if (!cancellation.proceedAfter(delay)) {
                return false;
            }
            blocks.add(token.group());
        }
        if (!streaming) {
            blocks.add(text);
        }
        return cancellation.proceedAfter(delay);
    }

    private ScriptedAnswer next(Question question) {
        String prompt = question.lastWords();
        Optional<ScriptedAnswer> fitting = script.stream()
                .filter(answer -> !answer.when().isEmpty() && prompt.contains(answer.when()))
                .findFirst();
        List<ScriptedAnswer> others =
                script.stream().filter(answer -> answer.when().isEmpty()).toList();
        List<ScriptedAnswer> turns = others.isEmpty() ? USUAL : others;
        // What was called for is not called for again once its result is there.
        return fitting.filter(answer -> answer.calls().isEmpty() || !endsWithResult(question))
                .orElseGet(() -> turns.get(answered(question) % turns.size()));
    }

    private static int answered(Question question) {
        return (int) question.messages().stream()
                .filter(message -> message.role() == ChatMessage.Role.ASSISTANT && message.injected() == null)
                .count();
    }

    private static boolean endsWithResult(Question question) {
        return question.messages().reversed().stream()
                .filter(message -> message.injected() == null)
                .findFirst()
                .filter(message -> message.blocks().stream().anyMatch(Block.ToolResult.class::isInstance))
                .isPresent();
    }

    /** What a script cannot see, it says that it was shown. */
    private static String shown(Question question) {
        return question.pictures().isEmpty()
                ? ""
                : "\n\n(The script was shown " + Picture.described(question.pictures()) + " and sees nothing.)";
    }

    private static long tokens(String text) {
        return (text.length() + 3) / 4;
    }
}
