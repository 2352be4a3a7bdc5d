package dev.amplifier.orchestrations.drive;

import dev.amplifier.platform.contract.ActivityResult;
import dev.amplifier.platform.contract.Usage;
import java.time.Duration;
import java.util.List;

/** Makers of failed results. */
public final class Failures {

    private Failures() {}

    /** A result that says what went wrong. */
    public static ActivityResult result(String code, String message, boolean retryable) {
        return new ActivityResult(
                "error", null, new ActivityResult.Failure(code, message, retryable), Usage.NONE, List.of());
    }

    /** The failure of an execution that was at work for longer than it may. */
    public static ActivityResult.Failure outOfTime(Duration limit) {
        return new ActivityResult.Failure(
                "time_limit",
                "The execution was at work for " + limit.toSeconds()
                        + " seconds, which is its limit. Split it, or ask for a longer limit.",
                false);
    }
}
