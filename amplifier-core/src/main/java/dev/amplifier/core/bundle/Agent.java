package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A member of a bundle's roster.
 *
 * @param namespace the bundle that defines it
 * @param name its name, without the namespace
 * @param description what it is for; all that another agent sees of it
 * @param instruction who it is and how it works; empty if it only has a description
 * @param preferences models to try, in order; empty for the default
 * @param roles kinds of model it wants, such as {@code reasoning}, in order; empty for any
 * @param delegates whom it may call; {@link Delegates#ALL} if nothing is said
 * @param overlay what it lays over the bundle for its own sessions: {@code session}, {@code providers}, {@code tools} and {@code hooks}; an
 *     empty object if nothing
 */
public record Agent(
        String namespace,
        String name,
        String description,
        String instruction,
        List<ModelPreference> preferences,
        List<String> roles,
        Delegates delegates,
        ObjectNode overlay) {

    private static final List<String> FRAGMENTS = List.of("session", "providers", "tools", "hooks");

    /** Keeps unchangeable copies. */
    public Agent {
        preferences = List.copyOf(preferences);
        roles = List.copyOf(roles);
        overlay = overlay.deepCopy();
    }

    /**
     * This agent as a recipe's step wants it.
     *
     * @param overrides in the form of an agent's front matter: what it says of modules and session is merged, anything else replaces
     */
    public Agent with(ObjectNode overrides) {
        if (overrides.isEmpty()) {
            return this;
        }
        Agent wanted = of(namespace, name, overrides, "");
        return new Agent(
                namespace,
                name,
                wanted.description.isEmpty() ? description : wanted.description,
                wanted.instruction.isEmpty() ? instruction : wanted.instruction,
                wanted.preferences.isEmpty() && wanted.roles.isEmpty() ? preferences : wanted.preferences,
                wanted.preferences.isEmpty() && wanted.roles.isEmpty() ? roles : wanted.roles,
                overrides.has("agents") ? wanted.delegates : delegates,
                DeepMerge.of(overlay, wanted.overlay));
    }

    /**
     * What a recipe and one of its steps lay over an agent, in the form of an agent's front matter.
     *
     * @param orchestratorConfig the recipe's settings for the loop of every session
     * @param agentConfig what the step says of its agent, which goes before them
     */
    public static ObjectNode overrides(Map<String, JsonNode> orchestratorConfig, Map<String, JsonNode> agentConfig) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        if (!orchestratorConfig.isEmpty()) {
            settings.putObject("session")
                    .putObject("orchestrator")
                    .putObject("config")
                    .setAll(orchestratorConfig);
        }
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        own.setAll(agentConfig);
        return DeepMerge.of(settings, own);
    }

    /**
     * A wish for a model.
     *
     * @param provider a provider's name
     * @param model a name or a glob
     */
    public record ModelPreference(String provider, String model) {}

    /**
     * Whom an agent may call.
     *
     * @param anyone whether everybody; {@code names} is empty then
     * @param names those that it may call
     */
    public record Delegates(boolean anyone, List<String> names) {

        /** Everybody. */
        public static final Delegates ALL = new Delegates(true, List.of());

        /** Nobody. */
        public static final Delegates NONE = new Delegates(false, List.of());

        /** Keeps an unchangeable copy. */
        public Delegates {
            names = List.copyOf(names);
        }

        /** Whether this agent is among them. */
        public boolean includes(String name) {
            return anyone || names.contains(name);
        }
    }

    /** Reads the front matter of an agent's file, or an agent that stands in a bundle itself. */
    public static Agent of(String namespace, String name, JsonNode front, String body) {
        JsonNode meta = front.path("meta");
        JsonNode system = front.path("system").path("instruction");
        String own = front.path("instruction").asText(system.asText(""));
        return new Agent(
                namespace,
                name,
                front.path("description").asText(meta.path("description").asText("")),
                body.isEmpty() ? own : body,
                preferences(front.path("provider_preferences")),
                words(front.has("model_role") ? front.path("model_role") : meta.path("model_role")),
                delegates(front.path("agents")),
                fragments(front));
    }

    private static ObjectNode fragments(JsonNode front) {
        ObjectNode overlay = JsonNodeFactory.instance.objectNode();
        for (String fragment : FRAGMENTS) {
            JsonNode said = front.path(fragment);
            if (said.isContainerNode() && !said.isEmpty()) {
                overlay.set(fragment, said);
            }
        }
        return overlay;
    }

    private static List<ModelPreference> preferences(JsonNode list) {
        return list.valueStream()
                .filter(item ->
                        item.path("provider").isTextual() && item.path("model").isTextual())
                .map(item -> new ModelPreference(
                        item.path("provider").asText(), item.path("model").asText()))
                .toList();
    }

    private static List<String> words(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : node.valueStream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .toList();
    }

    private static Delegates delegates(JsonNode node) {
        return switch (node.asText("")) {
            case "none" -> Delegates.NONE;
            case "all" -> Delegates.ALL;
            default -> node.isArray() ? new Delegates(false, words(node)) : Delegates.ALL;
        };
    }
}
