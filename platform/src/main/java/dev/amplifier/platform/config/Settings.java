package dev.amplifier.platform.config;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: the environment, overlaid by system properties named {@code setting.NAME}. A blank value counts as absent.
 */
@FunctionalInterface
public interface Settings {

    /** The value of a setting; empty if it is not set or blank. */
    Optional<String> find(String name);

    /** The settings of this process. */
    static Settings ofProcess() {
        return name -> present(System.getProperty("setting." + name)).or(() -> present(System.getenv(name)));
    }

    /** Settings from a map, for tests and tools. */
    static Settings of(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        return name -> present(copy.get(name));
    }

    private static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
