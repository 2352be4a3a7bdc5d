package dev.amplifier.core.provider;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Writes down what it hears of an answer. */
public final class Heard implements AnswerListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstDelta = new CountDownLatch(1);

    public List<String> lines() {
        return lines;
    }

    /** Opens when the first text arrives. */
    public CountDownLatch firstDelta() {
        return firstDelta;
    }

    @Override
    public void begin(int index, Kind kind) {
        lines.add("begin " + index + " " + kind);
    }

    @Override
    public void delta(int index, String text) {
        lines.add("delta " + index + " " + text);
        firstDelta.countDown();
    }

    @Override
    public void end(int index, Block block) {
        lines.add("end " + index);
    }

    @Override
    public void retry(int attempt, long waitMillis, String reason) {
        lines.add("retry " + attempt + " " + waitMillis);
    }
}
