package dev.amplifier.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads typed settings and remembers every fault, so that whoever sets the system up sees all of them at once. A faulty setting reads as a
 * harmless stand-in until {@link #failOnFaults()} is called. Not safe for use by several threads.
 */
public final class SettingsReader {

    private final Settings settings;
    private final List<String> faults = new ArrayList<>();

    /** Reads from these settings. */
    public SettingsReader(Settings settings) {
        this.settings = settings;
    }

    /** A text that must be there. */
    public String text(String name, String meaning) {
        return settings.find(name).orElseGet(() -> {
            fault(name, "is missing. It is " + meaning + ".");
            return "";
        });
    }

    /** A text that may be absent. */
    public Optional<String> optional(String name) {
        return settings.find(name);
    }

    /** A text with a default. */
    public String text(String name, String fallback, int maxLength) {
        String value = settings.find(name).orElse(fallback);
        if (value.length() > maxLength) {
            fault(name, "has " + value.length() + " characters; at most " + maxLength + " are allowed.");
            return fallback;
        }
        return value;
    }

    /** A whole number between two bounds, both included. */
    public int integer(String name, int fallback, int min, int max) {
        return parsed(name, fallback, "a whole number from " + min + " to " + max, text -> {
            int value = Integer.parseInt(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean fallback) {
        return parsed(name, fallback, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** A duration in whole seconds between two bounds, both included. */
    public Duration seconds(String name, Duration fallback, Duration min, Duration max) {
        return Duration.ofSeconds(
                integer(name, (int) fallback.toSeconds(), (int) min.toSeconds(), (int) max.toSeconds()));
    }

    /** An absolute http or https address with a default. Plain http is accepted for loopback only. */
    public URI address(String name, URI fallback) {
        return parsed(name, fallback, "an https address (http for localhost only)", text -> {
            URI uri = URI.create(text);
            if (uri.getHost() == null || !secure(uri)) {
                throw new IllegalArgumentException();
            }
            return uri;
        });
    }

    /** Anything else: {@code parse} throws IllegalArgumentException if the text is not {@code allowed}. */
    public <T> T parsed(String name, T fallback, String allowed, Function<String, T> parse) {
        Optional<String> text = settings.find(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parse.apply(text.get());
        } catch (IllegalArgumentException e) {
            fault(name, "is not understood. Allowed: " + allowed + ".");
            return fallback;
        }
    }

    /** Notes a fault. The text must not quote a secret. */
    public void fault(String name, String what) {
        faults.add(name + " " + what);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettingsException naming every fault, if there was any
     */
    public void failOnFaults() {
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }

    private static boolean secure(URI uri) {
        String host = uri.getHost();
        boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
    }
}
