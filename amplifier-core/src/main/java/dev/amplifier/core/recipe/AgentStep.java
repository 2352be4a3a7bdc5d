package dev.amplifier.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.yaml.SourceText;
import java.util.Map;
import java.util.Optional;

/**
 * Asks an agent.
 *
 * @param common what every step says
 * @param agent the agent's name; {@code self} is the current configuration; never a template
 * @param prompt template of the instruction
 * @param mode the mode named in front of the instruction; never a template
 * @param agentConfig overrides of the agent's configuration, in the order of the document
 * @param spawnMode how the agent's session is started
 * @param model which model answers
 */
public record AgentStep(
        StepCommon common,
        SourceText agent,
        SourceText prompt,
        Optional<SourceText> mode,
        Map<String, JsonNode> agentConfig,
        Optional<SpawnMode> spawnMode,
        ModelChoice model)
        implements Step {

    /** Copies the overrides, keeping their order. */
    public AgentStep {
        agentConfig = Ordered.copy(agentConfig);
    }
}
