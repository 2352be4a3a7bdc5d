package dev.amplifier.core.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A body that gives up when a read waits too long. Time between reads does not count. May be closed by another thread. */
final class WatchedStream extends FilterInputStream {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("model-silence").daemon().factory());

    private static final long IDLE = 0;

    private final Duration silence;
    private final ScheduledFuture<?> check;
    private volatile long readingSince = IDLE;
    private volatile boolean timedOut;

    WatchedStream(InputStream body, Duration silence) {
        super(body);
        this.silence = silence;
        long period = Math.clamp(silence.toMillis() / 4, 5, 1_000);
        check = WATCH.scheduleWithFixedDelay(this::giveUpOnSilence, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        readingSince = Math.max(1, System.nanoTime());
        try {
            int count = in.read(buffer, offset, length);
            if (count < 0 && timedOut) {
                throw silent();
            }
            return count;
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw timedOut ? silent() : e;
        } finally {
            readingSince = IDLE;
        }
    }

    @Override
    public void close() {
        check.cancel(false);
        closeBody();
    }

    private void giveUpOnSilence() {
        long since = readingSince;
        if (since != IDLE && System.nanoTime() - since > silence.toNanos()) {
            timedOut = true;
            check.cancel(false);
            closeBody();
        }
    }

    private void closeBody() {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing is lost: the body is not read any more.
        }
    }

    private HttpTimeoutException silent() {
        return new HttpTimeoutException("the answer stopped coming for " + silence.toSeconds() + " s");
    }
}
