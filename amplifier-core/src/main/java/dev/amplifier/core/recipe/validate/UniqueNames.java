package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.recipe.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** No two steps have the same id and no two stages the same name. */
final class UniqueNames implements Rule {

    @Override
    public void check(Subject subject) {
        stages(subject);
        steps(subject, subject.top(), subject.findings());
    }

    private static void stages(Subject subject) {
        var seen = new HashSet<String>();
        var stages = subject.recipe().stages();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (!stage.name().value().isEmpty() && !seen.add(stage.name().value())) {
                subject.findings()
                        .refused(
                                Code.DUPLICATE_STAGE_NAME,
                                "stages[" + i + "].name",
                                stage.name().range(),
                                "Another stage is already named '"
                                        + stage.name().value() + "'.");
            }
        }
    }

    private static void steps(Subject subject, List<PlacedStep> steps, Findings findings) {
        Map<String, PlacedStep> seen = new HashMap<>();
        for (var placed : steps) {
            String id = placed.step().id();
            var first = id.isEmpty() ? null : seen.putIfAbsent(id, placed);
            if (first != null) {
                findings.refused(
                        Code.DUPLICATE_STEP_ID,
                        placed.field("id"),
                        placed.step().common().id().range(),
                        "The step in line " + first.step().range().startLine() + " already has the id '" + id
                                + "'; ids are unique.");
            }
            var body = placed.body();
            if (!body.isEmpty()) {
                steps(subject, body, findings.unseenByReference());
            }
        }
    }
}
