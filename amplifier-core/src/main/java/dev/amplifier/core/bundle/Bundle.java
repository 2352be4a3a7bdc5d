package dev.amplifier.core.bundle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A composed bundle: what a session is made of.
 *
 * @param name its namespace
 * @param version as written
 * @param description what it is for
 * @param instruction the system instruction; empty if it has none
 * @param agents agents by name, without the namespace they came from
 * @param tools tool modules, in order
 * @param hooks hook modules, in order
 * @param notices what the bundle asks for that is not to be had here, in words
 */
public record Bundle(
        String name,
        String version,
        String description,
        String instruction,
        Map<String, Agent> agents,
        List<Module> tools,
        List<Module> hooks,
        List<String> notices) {

    /** Keeps unchangeable copies. */
    public Bundle {
        agents = Map.copyOf(agents);
        tools = List.copyOf(tools);
        hooks = List.copyOf(hooks);
        notices = List.copyOf(notices);
    }

    /**
     * A member of the roster.
     *
     * @param namespace the bundle that defines it
     * @param instruction who it is and how it works
     */
    public record Agent(String namespace, String name, String description, String instruction) {}

    /**
     * A module by name.
     *
     * @param source where the reference would fetch it; never fetched here; null if it is not said
     */
    public record Module(String name, @Nullable String source) {}
}
