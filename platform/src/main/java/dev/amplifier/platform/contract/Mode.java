package dev.amplifier.platform.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of the playground a person wants to see, and how much they may run. In this order; the order counts, not the alphabet. */
public enum Mode {
    NORMIE(20),
    EXPLORER(40),
    DEVELOPER(100),
    EXPERT(200);

    private final int executionsPerHour;

    Mode(int executionsPerHour) {
        this.executionsPerHour = executionsPerHour;
    }

    /** The mode of that name on the wire; empty if there is none. */
    public static Optional<Mode> of(String wireName) {
        return Arrays.stream(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst();
    }

    @JsonCreator
    static Mode ofOrThrow(String wireName) {
        return of(wireName)
                .orElseThrow(
                        () -> new IllegalArgumentException("mode is one of normie, explorer, developer and expert"));
    }

    /** The name on the wire and in the database: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many executions a user may start in any 60 minutes. */
    public int executionsPerHour() {
        return executionsPerHour;
    }

    /** Whether what is open to {@code required} is open in this mode. */
    public boolean includes(Mode required) {
        return compareTo(required) >= 0;
    }
}
