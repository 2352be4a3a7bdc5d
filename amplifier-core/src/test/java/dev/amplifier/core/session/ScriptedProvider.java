package dev.amplifier.core.session;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.provider.Sight;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers by script and remembers what it was asked. Safe for use by several threads. */
final class ScriptedProvider implements Provider {

    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final int contextTokens;

    ScriptedProvider(int contextTokens) {
        this.contextTokens = contextTokens;
    }

    ScriptedProvider then(Block... blocks) {
        return then(new Answer.Complete(List.of(blocks), "scripted-1", 10, 5, new BigDecimal("0.01")));
    }

    ScriptedProvider then(Answer answer) {
        script.add(answer);
        return this;
    }

    /** What one answer of {@link #then(Block...)} uses. */
    TurnResult.Spent spent() {
        return new TurnResult.Spent(10, 5, new BigDecimal("0.01"));
    }

    List<Question> questions() {
        return questions;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<Model> models() {
        return List.of(
                new Model("scripted", "scripted-1", contextTokens, Set.of("tools"), null, null, false),
                new Model(
                        "scripted",
                        "scripted-2",
                        contextTokens,
                        Set.of("tools", "thinking", "images"),
                        null,
                        null,
                        false));
    }

    @Override
    public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
        if (!cancellation.proceed()) {
            return new Answer.Stopped();
        }
        Optional<Answer.Failed> blind = Sight.lacking(question, models());
        if (blind.isPresent()) {
            return blind.get();
        }
        questions.add(question);
        Answer answer = script.remove();
        if (answer instanceof Answer.Complete complete) {
            for (int i = 0; i < complete.blocks().size(); i++) {
                Block block = complete.blocks().get(i);
                switch (block) {
                    case Block.Text text -> {
                        listener.begin(i, AnswerListener.Kind.TEXT);
                        listener.delta(i, text.text());
                    }
                    case Block.Thinking thinking -> {
                        listener.begin(i, AnswerListener.Kind.THINKING);
                        listener.delta(i, thinking.text());
                    }
                    default -> listener.begin(i, AnswerListener.Kind.TOOL_CALL);
                }
                listener.end(i, block);
            }
        }
        return answer;
    }
}
