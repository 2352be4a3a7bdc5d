package dev.amplifier.host.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a stream to its end on a thread of its own and keeps the first MiB, so that whoever writes is never held up. */
final class BoundedText {

    private static final long PATIENCE_SECONDS = 10;

    private final CompletableFuture<String> text = new CompletableFuture<>();

    private BoundedText() {}

    /** Begins to read; the stream is closed at its end. */
    static BoundedText of(InputStream stream) {
        BoundedText reading = new BoundedText();
        Thread.ofVirtual().name("sandbox-output").start(() -> reading.text.complete(read(stream)));
        return reading;
    }

    /** What was written, once the stream has ended. */
    String await() throws IOException, InterruptedException {
        try {
            return text.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the program's output does not end", e);
        }
    }

    private static String read(InputStream stream) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        boolean more = false;
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                int fits = Math.min(count, Output.MOST - kept.size());
                kept.write(buffer, 0, fits);
                more |= fits < count;
            }
        } catch (IOException e) {
            more |= kept.size() == Output.MOST;
        }
        String read = kept.toString(StandardCharsets.UTF_8);
        return more ? read + Output.CUT : read;
    }
}
