package dev.amplifier.local.hub;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Conversions between the times of the protocol and those of Java. */
final class Times {

    private Times() {}

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** Milliseconds since 1970, rounded up, so that a timer is never early. */
    static long millis(Timestamp timestamp) {
        return timestamp.getSeconds() * 1000 + (timestamp.getNanos() + 999_999) / 1_000_000;
    }
}
