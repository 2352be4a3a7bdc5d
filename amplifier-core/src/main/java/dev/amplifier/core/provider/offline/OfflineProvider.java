package dev.amplifier.core.provider.offline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.session.Cancellation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider that needs no network and no key. It is no language model: it takes the user's own text apart and puts the parts together as
 * the prompt asks, the same way every time. Its answers cost nothing.
 */
public final class OfflineProvider implements Provider {

    /** Its name. */
    public static final String NAME = "offline";

    private static final Model MODEL = new Model(
            NAME, "offline-extractive", 200_000, Set.of("tools", "json"), BigDecimal.ZERO, BigDecimal.ZERO, true);
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,12}|\\s+");
    private static final Pattern SAVE = Pattern.compile(
            "(?i)\\b(?:save|write|store)\\b[^.\\n]{0,60}?\\b(?:to|in|into|as)\\s+(?:the\\s+)?(?:file\\s+)?`?([\\w/-]+\\.\\w{1,5})`?");

    private final Duration perToken;

    /**
     * The provider.
     *
     * @param perToken pause after each token, so that the stream can be watched; zero for none
     */
    public OfflineProvider(Duration perToken) {
        this.perToken = perToken;
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
        String prompt = lastRequest(question);
        String text = Skills.work(Task.of(prompt));
        Optional<Block.ToolCall> call = wantedCall(question, prompt, text);
        Block block = call.<Block>map(wanted -> wanted).orElseGet(() -> new Block.Text(text));
        listener.begin(0, call.isPresent() ? AnswerListener.Kind.TOOL_CALL : AnswerListener.Kind.TEXT);
        int tokens = 0;
        if (call.isEmpty()) {
            Matcher token = TOKEN.matcher(text);
            while (token.find()) {
                if (!cancellation.proceed() || !rest()) {
                    return new Answer.Stopped();
                }
                listener.delta(0, token.group());
                tokens++;
            }
        }
        listener.end(0, block);
        return new Answer.Complete(
                List.of(block), MODEL.name(), estimate(question.system()) + estimate(prompt), tokens, BigDecimal.ZERO);
    }

    private boolean rest() {
        if (perToken.isZero()) {
            return true;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(perToken.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A tool that the prompt names as its means is called once, before the answer. */
    private static Optional<Block.ToolCall> wantedCall(Question question, String prompt, String text) {
        boolean called = question.messages().stream()
                .flatMap(message -> message.blocks().stream())
                .anyMatch(Block.ToolResult.class::isInstance);
        if (called) {
            return Optional.empty();
        }
        String instruction = Task.of(prompt).instruction();
        Matcher save = SAVE.matcher(instruction);
        if (offers(question, "write_file") && save.find()) {
            ObjectNode input = JsonNodeFactory.instance.objectNode();
            return Optional.of(new Block.ToolCall(
                    "offline-1",
                    "write_file",
                    input.put("file_path", save.group(1)).put("content", text)));
        }
        if (offers(question, "todo")
                && Pattern.compile("(?i)\\b(?:use|with|keep|make)\\b[^.\\n]{0,30}\\bto-?do\\b")
                        .matcher(instruction)
                        .find()) {
            ObjectNode input = JsonNodeFactory.instance.objectNode().put("action", "create");
            var todos = input.putArray("todos");
            Task.of(prompt)
                    .passage()
                    .best(5)
                    .forEach(sentence ->
                            todos.addObject().put("content", sentence).put("status", "pending"));
            return Optional.of(new Block.ToolCall("offline-1", "todo", input));
        }
        return Optional.empty();
    }

    private static boolean offers(Question question, String tool) {
        return question.tools().stream().anyMatch(spec -> spec.name().equals(tool));
    }

    /** The last thing that the user said in words. */
    private static String lastRequest(Question question) {
        for (ChatMessage message : question.messages().reversed()) {
            if (message.role() == ChatMessage.Role.USER) {
                StringBuilder text = new StringBuilder();
                for (Block block : message.blocks()) {
                    if (block instanceof Block.Text part) {
                        text.append(part.text());
                    }
                }
                if (!text.isEmpty()) {
                    return text.toString();
                }
            }
        }
        return "";
    }

    private static long estimate(String text) {
        return (text.length() + 3) / 4;
    }
}
