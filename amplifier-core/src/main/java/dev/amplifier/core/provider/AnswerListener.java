package dev.amplifier.core.provider;

/** Hears an answer while it is made. Blocks come one after another; a block's text is the sum of its deltas. */
public interface AnswerListener {

    /** What a block holds. */
    enum Kind {
        TEXT,
        THINKING,
        TOOL_CALL
    }

    /** A block begins. */
    void begin(int index, Kind kind);

    /** More of the block's text, or of a tool call's input as JSON text. */
    void delta(int index, String text);

    /** The block is complete. */
    void end(int index, Block block);

    /** The provider was overloaded and is asked again. */
    void retry(int attempt, long waitMillis, String reason);
}
