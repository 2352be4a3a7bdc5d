package dev.amplifier.orchestrations.recipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Agent;
import dev.amplifier.core.recipe.run.Effect;
import dev.amplifier.core.recipe.run.ModelWish;
import dev.amplifier.orchestrations.activity.AgentInput;
import dev.amplifier.orchestrations.activity.CommandInput;
import dev.amplifier.platform.contract.ExecutionRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of activities, made from effects. */
final class EffectInputs {

    private final ExecutionRequest request;
    private final ObjectMapper json;

    EffectInputs(ExecutionRequest request, ObjectMapper json) {
        this.request = request;
        this.json = json;
    }

    ObjectNode agent(Effect.RunAgent effect, @Nullable BigDecimal costLeft) {
        List<AgentInput.Preference> preferences = new ArrayList<>();
        for (ModelWish wish : effect.models()) {
            preferences.add(new AgentInput.Preference(
                    wish.provider().orElse(null),
                    wish.model().orElse(null),
                    wish.role().orElse(null)));
        }
        String wanted = request.model();
        if (preferences.isEmpty() && wanted != null) {
            preferences.add(new AgentInput.Preference(null, wanted, null));
        }
        return json.valueToTree(new AgentInput(
                request.userId(),
                effect.agent(),
                effect.fullInstruction(),
                request.bundle(),
                List.of(),
                null,
                preferences,
                seconds(effect.timeout()),
                costLeft,
                request.files(),
                request.executionId(),
                request.keyProvider(),
                overrides(effect),
                List.of()));
    }

    /** The recipe's settings for every session, and over them what the step says of its agent. */
    private @Nullable ObjectNode overrides(Effect.RunAgent effect) {
        ObjectNode overrides = Agent.overrides(effect.orchestratorConfig(), effect.agentConfig());
        return overrides.isEmpty() ? null : overrides;
    }

    ObjectNode command(Effect.RunCommand effect) {
        return json.valueToTree(new CommandInput(
                effect.command(), effect.cwd().orElse(null), effect.env(), seconds(effect.timeout()), request.files()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
