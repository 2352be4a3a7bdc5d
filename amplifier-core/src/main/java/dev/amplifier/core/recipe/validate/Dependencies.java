package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.diagnostic.NearestName;
import dev.amplifier.core.yaml.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step depends only on steps before it. */
final class Dependencies implements Rule {

    @Override
    public void check(Subject subject) {
        check(subject.top(), subject.findings());
    }

    private void check(List<PlacedStep> steps, Findings findings) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            positions.putIfAbsent(steps.get(i).step().id(), i);
        }
        for (int i = 0; i < steps.size(); i++) {
            var needed = steps.get(i).step().common().dependsOn();
            for (int j = 0; j < needed.size(); j++) {
                check(steps, positions, i, j, needed.get(j), findings);
            }
            var body = steps.get(i).body();
            if (!body.isEmpty()) {
                check(body, findings.unseenByReference());
            }
        }
    }

    private static void check(
            List<PlacedStep> steps,
            Map<String, Integer> positions,
            int index,
            int entry,
            SourceText needed,
            Findings findings) {
        var placed = steps.get(index);
        String path = placed.field("depends_on") + "[" + entry + "]";
        if (needed.value().equals(placed.step().id())) {
            findings.refused(Code.SELF_DEPENDENCY, path, needed.range(), "A step cannot depend on itself.");
            return;
        }
        Integer position = positions.get(needed.value());
        if (position == null) {
            var nearest =
                    findings.isFull() ? Optional.<String>empty() : NearestName.to(needed.value(), positions.keySet());
            findings.refused(
                    Code.UNKNOWN_DEPENDENCY,
                    path,
                    needed.range(),
                    "There is no step '" + needed.value() + "'"
                            + nearest.map(near -> "; did you mean '" + near + "'?")
                                    .orElse("."),
                    nearest);
        } else if (position > index) {
            Optional<List<String>> circle =
                    findings.isFull() ? Optional.empty() : circle(steps, positions, index, position);
            if (circle.isPresent()) {
                findings.refused(
                        Code.DEPENDENCY_CYCLE,
                        path,
                        needed.range(),
                        "These steps depend on each other in a circle: " + String.join(" -> ", circle.get()) + ".");
            } else {
                findings.refused(
                        Code.LATE_DEPENDENCY,
                        path,
                        needed.range(),
                        "The step '" + needed.value() + "' comes later, in line "
                                + steps.get(position).step().range().startLine()
                                + "; 'depends_on' does not reorder steps.");
            }
        }
    }

    /** The way from one step over another back to the first, if there is one. */
    private static Optional<List<String>> circle(
            List<PlacedStep> steps, Map<String, Integer> positions, int from, int over) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        var seen = new HashSet<Integer>(List.of(over));
        var open = new ArrayDeque<Integer>(List.of(over));
        while (!open.isEmpty()) {
            int current = open.remove();
            if (current == from) {
                var names = new ArrayList<String>();
                for (Integer at = current; at != null; at = cameFrom.get(at)) {
                    names.addFirst(steps.get(at).step().id());
                }
                names.addFirst(steps.get(from).step().id());
                return Optional.of(names);
            }
            for (var needed : steps.get(current).step().common().dependsOn()) {
                Integer next = positions.get(needed.value());
                if (next != null && seen.add(next)) {
                    cameFrom.put(next, current);
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }
}
