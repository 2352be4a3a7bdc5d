package dev.amplifier.platform.config;

import java.util.List;

/** Settings with faults; the message lists all of them, one a line. */
public final class InvalidSettingsException extends RuntimeException {

    private final List<String> faults;

    InvalidSettingsException(List<String> faults) {
        super(faults.size() + " faulty setting(s), see docs/settings.md:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the order they were found. */
    public List<String> faults() {
        return faults;
    }
}
