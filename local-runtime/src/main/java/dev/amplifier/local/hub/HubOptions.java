package dev.amplifier.local.hub;

import java.time.Duration;

/**
 * Bounds of a {@link TaskHub}.
 *
 * @param activities activities that run at once at most, at least 1
 * @param turns orchestrator turns that run at once at most, at least 1
 * @param cachedBytes history kept in memory at most, roughly, in bytes; older idle instances are read again when they are needed
 * @param retention how long an instance is kept after it ended
 * @param eventBytes largest input, output or event payload, in UTF-16 units
 */
public record HubOptions(int activities, int turns, long cachedBytes, Duration retention, int eventBytes) {

    /** 128 activities, two turns a core, 256 MiB of history, kept for a day, 4 Mi units a payload. */
    public static final HubOptions DEFAULT = new HubOptions(
            128, 2 * Runtime.getRuntime().availableProcessors(), 256L << 20, Duration.ofDays(1), 4 << 20);
}
