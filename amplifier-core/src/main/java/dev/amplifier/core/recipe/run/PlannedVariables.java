package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.template.Variables;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the variables at a point of a plan: their values, or only that there will be one. */
final class PlannedVariables implements Variables {

    private static final Set<String> GIVEN_LATER = Set.of(
            "step",
            "stage",
            "_skipped_steps",
            "_approval_message",
            "_loop_index",
            "_loop_iteration",
            "_parallel_group_id");

    private final Map<String, JsonNode> known = new LinkedHashMap<>();
    private final Set<String> produced = new HashSet<>(GIVEN_LATER);

    PlannedVariables(Recipe recipe, Map<String, JsonNode> overlay, RunOptions options) {
        known.putAll(recipe.context());
        known.putAll(overlay);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        known.put(
                "recipe",
                nodes.objectNode()
                        .put("name", recipe.name().value())
                        .put("version", recipe.version().value())
                        .put("description", recipe.description().value()));
        known.put(
                "session",
                nodes.objectNode()
                        .put("id", options.executionId())
                        .put("started", options.startedAt().toString())
                        .put("project", options.project()));
    }

    @Override
    public @Nullable JsonNode get(String name) {
        return known.get(name);
    }

    @Override
    public Set<String> names() {
        return known.keySet();
    }

    /** A step sets this one, to what nobody knows yet. */
    void produce(String name) {
        known.remove(name);
        produced.add(name);
    }

    /** Whether there will be a value. */
    boolean defined(String name) {
        return known.containsKey(name) || produced.contains(name);
    }
}
