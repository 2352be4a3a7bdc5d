package dev.amplifier.orchestrations.drive;

import java.time.Duration;
import java.time.Instant;

/** The time that an execution may still be at work. Time spent waiting for a person, or paused, does not count. */
final class TimeLimit {

    private final Duration limit;
    private Duration active;
    private Instant markedAt;
    private boolean working = true;

    TimeLimit(Duration limit, Duration activeBefore, Instant now) {
        this.limit = limit;
        this.active = activeBefore;
        this.markedAt = now;
    }

    /** Notes whether from {@code now} on the execution is at work. */
    void mark(boolean nowWorking, Instant now) {
        if (working) {
            active = active.plus(Duration.between(markedAt, now));
        }
        markedAt = now;
        working = nowWorking;
    }

    /** Time at work, up to the last mark. */
    Duration active() {
        return active;
    }

    /** What is left; zero when used up. While nobody works at least a minute, so that the next look comes in reasonable time. */
    Duration left() {
        Duration left = limit.minus(active);
        if (left.isNegative()) {
            return working ? Duration.ZERO : Duration.ofMinutes(1);
        }
        return working || left.compareTo(Duration.ofMinutes(1)) > 0 ? left : Duration.ofMinutes(1);
    }
}
