package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.yaml.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What steps write is read later, and by one step only. */
final class Outputs implements Rule {

    @Override
    public void check(Subject subject) {
        Map<String, PlacedStep> writers = new HashMap<>();
        var used = used(subject);
        var users = users(subject);
        var top = subject.top();
        for (int i = 0; i < top.size(); i++) {
            var placed = top.get(i);
            var output = placed.step().common().output();
            if (output.isEmpty()) {
                continue;
            }
            String name = output.get().value();
            duplicate(subject, placed, output.get(), writers.put(name, placed));
            boolean last = i == top.size() - 1;
            if (!last && !used.contains(name) && !name.equals("final_output")) {
                subject.findings()
                        .noticed(
                                Code.UNUSED_OUTPUT,
                                placed.field("output"),
                                output.get().range(),
                                "Nothing in this recipe uses '" + name
                                        + "'; it is a result of the run and nothing else.");
            }
            if (placed.step().common().onError() == OnError.CONTINUE && !(placed.step() instanceof BashStep)) {
                continued(subject, placed, name, i, users.getOrDefault(name, List.of()));
            }
        }
    }

    private static Set<String> used(Subject subject) {
        var used = new HashSet<String>();
        for (var placed : subject.all()) {
            for (var template : subject.templates(placed)) {
                template.references().forEach(reference -> used.add(reference.variable()));
            }
        }
        for (var stage : subject.recipe().stages()) {
            stage.gate()
                    .ifPresent(gate -> TextReference.in(gate.prompt().value())
                            .forEach(reference -> used.add(reference.variable())));
        }
        return used;
    }

    private static void duplicate(Subject subject, PlacedStep placed, SourceText output, @Nullable PlacedStep earlier) {
        if (earlier == null
                || placed.step().common().condition().isPresent()
                || earlier.step().common().condition().isPresent()) {
            return;
        }
        boolean builtUpon = subject.templates(placed).stream()
                .flatMap(template -> template.references().stream())
                .anyMatch(reference -> reference.variable().equals(output.value()));
        if (!builtUpon) {
            subject.findings()
                    .noticed(
                            Code.DUPLICATE_OUTPUT,
                            placed.field("output"),
                            output.range(),
                            "The step '" + earlier.step().id() + "' writes '" + output.value()
                                    + "' too; this step replaces what it wrote.");
        }
    }

    /** The positions of the steps at the top that fill in a variable without a condition, by the variable's name. */
    private static Map<String, List<Integer>> users(Subject subject) {
        Map<String, List<Integer>> users = new HashMap<>();
        var top = subject.top();
        for (int i = 0; i < top.size(); i++) {
            if (top.get(i).step().common().condition().isPresent()) {
                continue;
            }
            for (var template : subject.templates(top.get(i))) {
                if (template.use() == StepText.Use.CHECKED) {
                    for (var reference : template.references()) {
                        users.computeIfAbsent(reference.variable(), name -> new ArrayList<>())
                                .add(i);
                    }
                }
            }
        }
        return users;
    }

    private static void continued(Subject subject, PlacedStep placed, String name, int position, List<Integer> users) {
        int next = Collections.binarySearch(users, position + 1);
        int index = next >= 0 ? next : -next - 1;
        if (index < users.size()) {
            var user = subject.top().get(users.get(index));
            subject.findings()
                    .noticed(
                            Code.UNCONDITIONAL_CONTINUE_OUTPUT,
                            placed.field("on_error"),
                            subject.keyRange(placed, "on_error"),
                            "When this step fails '" + name + "' holds nothing and reads as 'None', but the step '"
                                    + user.step().id() + "' uses it without a condition.");
        }
    }
}
