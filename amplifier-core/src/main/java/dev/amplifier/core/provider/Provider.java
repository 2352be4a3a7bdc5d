package dev.amplifier.core.provider;

import dev.amplifier.core.cancellation.Cancellation;
import java.util.List;

/** A source of language models. Implementations are safe for use by several threads. */
public interface Provider {

    /** Its name, such as {@code anthropic}; lower case. */
    String name();

    /** The models on offer, the default one first; never empty. */
    List<Model> models();

    /**
     * Asks a model and hands on what it says while it says it.
     *
     * @param listener is told of blocks in order; on this thread
     * @param cancellation ends or holds the answer
     * @return how it went; failures are answers, nothing is thrown
     */
    Answer ask(Question question, AnswerListener listener, Cancellation cancellation);
}
