package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.yaml.SourceText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads one stage and its gate. */
final class StageReader {

    private static final int LONGEST_WAIT_SECONDS = Integer.MAX_VALUE;

    private final Fields fields;

    StageReader(Fields fields) {
        this.fields = fields;
    }

    Stage read() {
        fields.refuseUnknown(RecipeFields.STAGE, Set.of(), Code.UNKNOWN_STAGE_KEY, false);
        var name = fields.text("name").orElse(SourceText.of(""));
        if (name.value().isEmpty()) {
            if (!fields.says("name")) {
                fields.findings()
                        .refused(
                                Code.MISSING_NAME,
                                fields.path("name"),
                                fields.keyRange("name"),
                                "A stage must have a 'name'.");
            }
        } else if (!Names.isName(name.value(), "-_ ")) {
            fields.findings()
                    .refused(
                            Code.INVALID_NAME,
                            fields.path("name"),
                            name.range(),
                            "A stage's name may have letters, digits, '-', '_' and spaces only, not '" + name.value()
                                    + "'.");
        }
        var steps = new StepReader(fields.findings()).steps(fields, "steps");
        if (!fields.says("steps")) {
            fields.findings()
                    .refused(
                            Code.NO_STEPS,
                            fields.path("steps"),
                            fields.keyRange("steps"),
                            "The stage '" + name.value() + "' must have at least one step.");
        }
        return new Stage(name, steps, approval(), fields.range());
    }

    private Optional<Approval> approval() {
        return fields.fields("approval").map(gate -> {
            gate.refuseUnknown(RecipeFields.APPROVAL, Set.of(), Code.UNKNOWN_KEY, true);
            boolean required = gate.flag("required", false);
            var prompt = gate.text("prompt").orElse(SourceText.of(""));
            if (required && prompt.value().isEmpty()) {
                gate.findings()
                        .refused(
                                Code.APPROVAL_NO_PROMPT,
                                gate.path("prompt"),
                                gate.keyRange("prompt"),
                                "A required gate must ask something: give it a 'prompt'.");
            }
            int timeout = gate.integer("timeout", 0, 0, LONGEST_WAIT_SECONDS);
            return new Approval(
                    required,
                    prompt,
                    Duration.ofSeconds(timeout),
                    gate.word("default", Approval.Default.DENY, Code.INVALID_VALUE),
                    gate.word("when", Approval.When.AFTER_STAGE, Code.INVALID_VALUE),
                    gate.range());
        });
    }
}
