package dev.amplifier.core.provider.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads when a server wants to be asked again. */
public final class RetryAfter {

    private static final double LONGEST_SECONDS = 86_400;

    private RetryAfter() {}

    /**
     * Reads the headers {@code retry-after-ms} and {@code retry-after}, the latter in seconds or as a date.
     *
     * @return how long to wait, a day at most; null if they are absent or make no sense
     */
    public static @Nullable Duration from(List<String> millis, List<String> retryAfter, InstantSource clock) {
        Duration exact = millis.isEmpty() ? null : number(millis.getFirst(), 1_000);
        if (exact != null || retryAfter.isEmpty()) {
            return exact;
        }
        String value = retryAfter.getFirst().strip();
        Duration seconds = number(value, 1);
        return seconds != null ? seconds : date(value, clock.instant());
    }

    private static @Nullable Duration number(String text, int perSecond) {
        try {
            double seconds = Double.parseDouble(text.strip()) / perSecond;
            return seconds >= 0 && seconds <= LONGEST_SECONDS ? Duration.ofMillis(Math.round(seconds * 1_000)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration date(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return wait.isNegative() || wait.toSeconds() > LONGEST_SECONDS ? null : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
