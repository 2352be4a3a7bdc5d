package dev.amplifier.core.provider.offline;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        String prompt = question.lastWords();
        Task task = task(question, prompt);
        String work = Skills.work(task);
        String text = task.wantsJson()
                ? work
                : unseen(question)
                        + ToolWish.loadedSkill(question)
                                .map(skill -> "*With the skill " + skill + ".*\n\n" + work)
                                .orElse(work);
        Optional<Block.ToolCall> call = ToolWish.of(question, task, text);
        Block block = call.<Block>map(wanted -> wanted).orElseGet(() -> new Block.Text(text));
        listener.begin(0, call.isPresent() ? AnswerListener.Kind.TOOL_CALL : AnswerListener.Kind.TEXT);
        int tokens = 0;
        if (call.isEmpty()) {
            Matcher token = TOKEN.matcher(text);
            while (token.find()) {
                if (!cancellation.proceedAfter(perToken)) {
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

    /** What to do; a skill that was loaded says more about it. */
    private static Task task(Question question, String prompt) {
        Task task = Task.of(prompt);
        return ToolWish.loadedSkill(question)
                .map(skill ->
                        new Task(task.instruction() + "\n" + ToolWish.description(question, skill), task.passage()))
                .orElse(task);
    }

    /** What it was shown and cannot see; empty if it was shown nothing. */
    private static String unseen(Question question) {
        return question.pictures().isEmpty()
                ? ""
                : "*The offline provider cannot see. It was given "
                        + Picture.described(question.pictures())
                        + ", and answers by the words alone. Choose a model that sees.*\n\n";
    }

    private static long estimate(String text) {
        return (text.length() + 3) / 4;
    }
}
