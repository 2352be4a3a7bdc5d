package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A group of steps that may be guarded by a gate.
 *
 * @param name the stage's name, unique in the recipe
 * @param steps in the order of the document
 * @param approval the gate as the document describes it, required or not; empty when it describes none
 * @param range where the stage stands
 */
public record Stage(SourceText name, List<Step> steps, Optional<Approval> approval, SourceRange range) {

    /** Copies the steps. */
    public Stage {
        steps = List.copyOf(steps);
    }

    /** The gate that really stops a run here, if any. */
    public Optional<Approval> gate() {
        return approval.filter(Approval::required);
    }
}
