package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * @param session orchestrator and context, composed; an empty object if nothing was said
 * @param providers provider modules, in order
 * @param tools tool modules, in order
 * @param hooks hook modules, in order
 * @param agents agents by name, without the namespace they came from
 * @param spawn rules for the sessions of agents; an empty object if there are none
 * @param context files that every request carries, in order
 * @param notices what the bundle asks for that is not to be had here, in words
 */
public record Bundle(
        String name,
        String version,
        String description,
        String instruction,
        ObjectNode session,
        List<Module> providers,
        List<Module> tools,
        List<Module> hooks,
        Map<String, Agent> agents,
        ObjectNode spawn,
        List<ContextFile> context,
        List<String> notices) {

    /** Keeps unchangeable copies. */
    public Bundle {
        session = session.deepCopy();
        providers = List.copyOf(providers);
        tools = List.copyOf(tools);
        hooks = List.copyOf(hooks);
        agents = Map.copyOf(agents);
        spawn = spawn.deepCopy();
        context = List.copyOf(context);
        notices = List.copyOf(notices);
    }

    /**
     * This bundle as the session of an agent sees it: the agent's modules and settings are laid over it, by the rules for including bundles.
     * Modules that {@code spawn.exclude_tools} names are left out, unless the overlay itself brings them.
     *
     * @param overlay {@code session}, {@code providers}, {@code tools} and {@code hooks}, each as in a bundle
     */
    public Bundle under(ObjectNode overlay) {
        return new Overlaid(this, overlay).bundle();
    }

    /**
     * A module as composed from all that was said about it.
     *
     * @param name the module's name, such as {@code tool-filesystem}
     * @param key what it is merged by: its id, else its name
     * @param source where the reference would fetch it; never fetched here; null if it is not said
     * @param config its settings; an empty object if there are none
     * @param from the bundles that had a say in it, in order
     */
    public record Module(String name, String key, @Nullable String source, ObjectNode config, List<String> from) {

        /** Keeps unchangeable copies. */
        public Module {
            config = config.deepCopy();
            from = List.copyOf(from);
        }
    }

    /**
     * A file that every request carries.
     *
     * @param name how it is called, {@code bundle:path} or a nickname
     * @param text its text
     * @param from the bundle that asks for it
     */
    public record ContextFile(String name, String text, String from) {}
}
