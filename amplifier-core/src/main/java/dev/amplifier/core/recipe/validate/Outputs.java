package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.OnError;
import dev.amplifier.core.yaml.SourceText;
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
                continued(subject, placed, name, top.subList(i + 1, top.size()));
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

    private static void continued(Subject subject, PlacedStep placed, String name, List<PlacedStep> later) {
        for (var user : later) {
            boolean uses = subject.templates(user).stream()
                    .filter(template -> template.use() == StepText.Use.CHECKED)
                    .flatMap(template -> template.references().stream())
                    .anyMatch(reference -> reference.variable().equals(name));
            if (uses && user.step().common().condition().isEmpty()) {
                subject.findings()
                        .noticed(
                                Code.UNCONDITIONAL_CONTINUE_OUTPUT,
                                placed.field("on_error"),
                                subject.keyRange(placed, "on_error"),
                                "When this step fails '" + name + "' holds nothing and reads as 'None', but the step '"
                                        + user.step().id() + "' uses it without a condition.");
                return;
            }
        }
    }
}
