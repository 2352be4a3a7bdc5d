package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.ModelChoice;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.Timeout;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import dev.amplifier.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of a step that may refer to variables.
 *
 * @param path the path of its field
 * @param text the text and its place
 * @param use what it is for
 * @param references what it refers to
 */
record StepText(String path, SourceText text, Use use, List<TextReference> references) {

    /** What a template is for. */
    enum Use {
        /** Filled in before the step runs; the reference checks its variables. */
        CHECKED,
        /** Filled in before the step runs; the reference does not check its variables. */
        UNCHECKED,
        /** A condition before the step or its loop, or the list of a loop. */
        BEFORE,
        /** A condition judged after an iteration. */
        AFTER,
        /** Filled in after an iteration. */
        UPDATE
    }

    /** All templates of a step, those of its body left out. */
    static List<StepText> of(PlacedStep placed, Subject subject) {
        var templates = new Collector(placed, subject);
        templates.collect();
        return templates.found;
    }

    private static final class Collector {

        private final List<StepText> found = new ArrayList<>();
        private final PlacedStep placed;
        private final Subject subject;

        Collector(PlacedStep placed, Subject subject) {
            this.placed = placed;
            this.subject = subject;
        }

        void collect() {
            var common = placed.step().common();
            common.condition().ifPresent(condition -> {
                if (condition instanceof Condition.Expression(var source)) {
                    add("condition", source, Use.BEFORE);
                }
            });
            common.loop().ifPresent(this::loop);
            if (common.timeout() instanceof Timeout.Template(var seconds)) {
                add("timeout", seconds, Use.UNCHECKED);
            }
            switch (placed.step()) {
                case AgentStep agent -> {
                    add("prompt", agent.prompt(), Use.CHECKED);
                    model(agent.model());
                }
                case BashStep bash -> {
                    add("command", bash.command(), Use.CHECKED);
                    bash.cwd().ifPresent(cwd -> add("cwd", cwd, Use.CHECKED));
                    if (!bash.env().isEmpty()) {
                        values("env");
                    }
                }
                case RecipeStep recipe -> {
                    add("recipe", recipe.recipe(), Use.CHECKED);
                    if (!recipe.context().isEmpty()) {
                        values("context");
                        values("step_context");
                    }
                }
                case BodyStep body -> {}
            }
        }

        private void loop(Loop loop) {
            switch (loop) {
                case Loop.Foreach foreach -> add("foreach", foreach.items(), Use.BEFORE);
                case Loop.While whileLoop -> add("while_condition", whileLoop.condition(), Use.BEFORE);
            }
            loop.updateContext().forEach((name, value) -> add("update_context." + name, value, Use.UPDATE));
            loop.breakWhen().ifPresent(expression -> add("break_when", expression, Use.AFTER));
        }

        private void model(ModelChoice choice) {
            if (subject.findings().strict() || !(choice instanceof ModelChoice.Named(var provider, var model))) {
                return;
            }
            provider.ifPresent(text -> add("provider", text, Use.UNCHECKED));
            model.ifPresent(text -> add("model", text, Use.UNCHECKED));
        }

        private void values(String field) {
            if (subject.field(placed, field).orElse(null) instanceof YamlMapping mapping) {
                for (var entry : mapping.entries()) {
                    value(field + "." + entry.name(), entry.value(), Use.CHECKED);
                }
            }
        }

        private void value(String field, YamlNode node, Use use) {
            switch (node) {
                case YamlScalar scalar -> add(field, scalar.source(), use);
                case YamlMapping mapping ->
                    mapping.entries().forEach(entry -> value(field + "." + entry.name(), entry.value(), Use.UNCHECKED));
                case YamlSequence sequence -> {
                    for (int i = 0; i < sequence.items().size(); i++) {
                        value(field + "[" + i + "]", sequence.items().get(i), Use.UNCHECKED);
                    }
                }
            }
        }

        private void add(String field, SourceText text, Use use) {
            found.add(new StepText(placed.field(field), text, use, TextReference.in(text.value())));
        }
    }
}
