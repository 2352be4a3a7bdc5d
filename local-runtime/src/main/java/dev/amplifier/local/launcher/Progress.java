package dev.amplifier.local.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells a person how the start goes, a line for each part that is up. Safe for use by several threads. */
public final class Progress {

    private final PrintStream out;
    private final InstantSource clock;
    private final Instant begin;

    /** Progress since now. */
    public Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** A part is up. */
    void done(String part) {
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "  %-20s up after %.1f s", part, seconds));
    }

    /** A line of its own. */
    void say(String line) {
        out.println(line);
        out.flush();
    }
}
