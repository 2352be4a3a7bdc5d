package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.template.Template;
import dev.amplifier.core.template.UndefinedVariableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A gate of a stage: waits for a person. */
final class GateFrame extends Frame {

    private static final String MESSAGE = "_approval_message";
    private static final Set<String> RESERVED = Set.of("recipe", "session", "step", "stage");

    private final Approval approval;
    private final String name;
    private final VariableScope variables;
    private Effect.@Nullable AwaitApproval asked;
    private Instant askedAt = Instant.EPOCH;

    /** @param name the gate's name, which is what a person decides about */
    GateFrame(
            Machine machine, Frame parent, Approval approval, String name, String stagePath, VariableScope variables) {
        super(machine, parent, stagePath);
        this.approval = approval;
        this.name = name;
        this.variables = variables;
    }

    @Override
    void proceed(Instant now) {
        String prompt;
        try {
            prompt = Template.render(approval.prompt().value(), variables);
        } catch (UndefinedVariableException e) {
            fail(Failure.undefined(e, path).retold("Approval of stage '" + name + "': " + e.problem()), now);
            return;
        }
        askedAt = now;
        machine.request(this, id -> {
            var gate = new Effect.AwaitApproval(id, path, name, prompt, approval.timeout(), approval.onTimeout());
            asked = gate;
            machine.announcer.approvalRequired(gate, now);
            return gate;
        });
    }

    @Override
    void outcome(Outcome outcome, Instant now) {
        CallFrame.extendDeadlines(this, Duration.between(askedAt, now));
        switch (outcome) {
            case Outcome.Approved(String message, Map<String, JsonNode> context) -> approved(message, context, now);
            case Outcome.Denied(String message) -> {
                announce("approval:denied", message, false, now);
                deny(message.isBlank() ? "Execution denied at stage '" + name + "'" : message, false, now);
            }
            case Outcome.ApprovalTimedOut timeout -> {
                boolean passes = approval.onTimeout() == Approval.Default.APPROVE;
                announce("approval:timeout", "", passes, now);
                if (passes) {
                    end(new Ended.Done(null), now);
                } else {
                    deny("Approval for stage '" + name + "' timed out and was denied", true, now);
                }
            }
            default -> throw new IllegalArgumentException("no answer of a person: " + outcome);
        }
    }

    private void approved(String message, Map<String, JsonNode> context, Instant now) {
        announce("approval:granted", message, true, now);
        context.entrySet().stream()
                .filter(entry -> !RESERVED.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> variables.set(entry.getKey(), entry.getValue()));
        if (!context.isEmpty()) {
            machine.announcer.contextUpdated(path, new java.util.TreeMap<>(context), now);
        }
        variables.set(MESSAGE, JsonNodeFactory.instance.textNode(message));
        end(new Ended.Done(null), now);
    }

    private void deny(String message, boolean timedOut, Instant now) {
        machine.finish(new RunState.Denied(name, message, timedOut), now);
    }

    private void announce(String type, String message, boolean passed, Instant now) {
        Effect.AwaitApproval gate = asked;
        if (gate != null) {
            machine.announcer.approvalDecided(gate, type, message, passed, now);
        }
    }

    @Override
    void write(ObjectNode saved) {}

    @Override
    void read(JsonNode saved) {}
}
