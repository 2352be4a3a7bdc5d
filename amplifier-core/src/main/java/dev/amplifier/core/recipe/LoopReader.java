package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.yaml.ScalarType;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the loop around a step. */
final class LoopReader {

    private static final int DEFAULT_ITERATIONS = 100;
    private static final int MOST_WHILE_ITERATIONS = 1000;

    private final Fields fields;
    private final Findings findings;
    private final boolean hasBody;

    LoopReader(Fields fields, boolean hasBody) {
        this.fields = fields;
        this.findings = fields.findings();
        this.hasBody = hasBody;
    }

    Optional<Loop> read() {
        int whileIterations = fields.integer("max_while_iterations", DEFAULT_ITERATIONS, 1, MOST_WHILE_ITERATIONS);
        boolean isForeach = fields.says("foreach");
        boolean isWhile = fields.says("while_condition");
        if (isForeach && isWhile) {
            findings.refused(
                    Code.CONFLICTING_FIELDS,
                    fields.path("while_condition"),
                    fields.keyRange("while_condition"),
                    "A step has either 'foreach' or 'while_condition', not both.");
        }
        if (isForeach) {
            return fields.text("foreach").map(this::foreach);
        }
        refuseOrphans(isWhile);
        return isWhile ? whileCondition().map(condition -> loop(condition, whileIterations)) : Optional.empty();
    }

    private Loop foreach(SourceText items) {
        if (!items.value().contains("{{")) {
            findings.refused(
                    Code.LOOP_WITHOUT_REFERENCE,
                    fields.path("foreach"),
                    items.range(),
                    "'foreach' must refer to a variable that holds a list, such as '{{items}}'.",
                    Names.isName(items.value(), "_.")
                            ? Optional.of("\"{{" + items.value() + "}}\"")
                            : Optional.empty());
        }
        var parallel = parallel();
        boolean checkpoints = fields.flag("checkpoint_iterations", false);
        if (checkpoints && !(parallel instanceof Parallelism.Sequential)) {
            findings.refused(
                    Code.ORPHAN_CHECKPOINT,
                    fields.path("checkpoint_iterations"),
                    fields.keyRange("checkpoint_iterations"),
                    "'checkpoint_iterations' cannot be used with 'parallel': a parallel loop runs as a whole.");
        }
        if (hasBody && !(parallel instanceof Parallelism.Sequential)) {
            findings.noticed(
                    Code.PARALLEL_BODY,
                    fields.path("parallel"),
                    fields.keyRange("parallel"),
                    "What the steps of a parallel body write stays inside their iteration; only the last result comes out.");
        }
        String as = fields.has("as_var") ? "as_var" : "as";
        return new Loop.Foreach(
                items,
                variable(as).orElse(SourceText.of(Loop.Foreach.DEFAULT_AS)),
                variable("collect"),
                parallel,
                fields.integer("max_iterations", DEFAULT_ITERATIONS, 1, Integer.MAX_VALUE),
                checkpoints,
                expression("break_when"),
                updates());
    }

    private Loop loop(SourceText condition, int iterations) {
        if (!condition.value().contains("{{") && !condition.value().strip().equalsIgnoreCase("true")) {
            findings.refused(
                    Code.LOOP_WITHOUT_REFERENCE,
                    fields.path("while_condition"),
                    condition.range(),
                    "'while_condition' must refer to a variable, such as '{{more}}', or be 'true' beside a 'break_when'.");
        }
        return new Loop.While(condition, iterations, expression("break_when"), updates(), variable("collect"));
    }

    private Optional<SourceText> whileCondition() {
        var value = fields.value("while_condition").orElseThrow();
        if (value instanceof YamlScalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            if (findings.strict()) {
                fields.wrongType("while_condition", scalar, "text");
            }
            return Optional.of(scalar.source());
        }
        return fields.text("while_condition");
    }

    private Optional<SourceText> expression(String name) {
        return fields.value(name).flatMap(node -> {
            if (node instanceof YamlScalar scalar) {
                return Optional.of(scalar.source());
            }
            fields.wrongType(name, node, "an expression");
            return Optional.empty();
        });
    }

    private Optional<SourceText> variable(String name) {
        var variable = fields.text(name).filter(text -> !text.value().isEmpty());
        variable.ifPresent(text -> Names.checkVariable(findings, name, fields.path(name), text, false));
        return variable;
    }

    private Parallelism parallel() {
        return fields.value("parallel")
                .map(node -> {
                    if (node instanceof YamlScalar scalar && scalar.type() == ScalarType.BOOLEAN) {
                        return scalar.toJson().booleanValue() ? Parallelism.UNBOUNDED : Parallelism.SEQUENTIAL;
                    }
                    var limit = Fields.whole(node);
                    if (limit.isPresent() && limit.get().signum() > 0) {
                        return new Parallelism.Bounded(limit.get()
                                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                                .intValue());
                    }
                    findings.refused(
                            Code.OUT_OF_RANGE,
                            fields.path("parallel"),
                            node.range(),
                            "'parallel' must be true, false or a whole number of 1 or more.");
                    return Parallelism.SEQUENTIAL;
                })
                .orElse(Parallelism.SEQUENTIAL);
    }

    private Map<String, SourceText> updates() {
        var updates = new LinkedHashMap<String, SourceText>();
        var written = fields.value("update_context");
        if (written.isPresent() && !(written.get() instanceof YamlMapping)) {
            fields.wrongType("update_context", written.get(), "a mapping of variables to templates");
        } else if (written.isPresent() && written.get() instanceof YamlMapping mapping) {
            for (var entry : mapping.entries()) {
                String path = fields.path("update_context") + "." + entry.name();
                Names.checkVariable(
                        findings, "update_context", path, entry.key().source(), true);
                update(path, entry.value()).ifPresent(template -> updates.put(entry.name(), template));
            }
        }
        return updates;
    }

    private Optional<SourceText> update(String path, YamlNode value) {
        if (value instanceof YamlScalar scalar) {
            return Optional.of(scalar.source());
        }
        findings.noticed(
                Code.WRONG_TYPE,
                path,
                value.range(),
                "A variable is updated with a text or another single value, not with a " + value.kind() + ".");
        return Optional.empty();
    }

    private void refuseOrphans(boolean isWhile) {
        if (fields.says("parallel")) {
            orphan(Code.ORPHAN_PARALLEL, "parallel", "'parallel' needs a 'foreach'.");
        }
        if (fields.says("checkpoint_iterations")) {
            orphan(Code.ORPHAN_CHECKPOINT, "checkpoint_iterations", "'checkpoint_iterations' needs a 'foreach'.");
        }
        if (fields.has("as") || fields.has("as_var")) {
            notice(Code.ORPHAN_AS, fields.has("as") ? "as" : "as_var", "'as' has no effect without a 'foreach'.");
        }
        if (isWhile) {
            return;
        }
        if (fields.says("break_when")) {
            orphan(Code.ORPHAN_BREAK_WHEN, "break_when", "'break_when' needs a 'foreach' or a 'while_condition'.");
        }
        if (fields.has("collect")) {
            notice(Code.ORPHAN_COLLECT, "collect", "'collect' has no effect without a loop; use 'output'.");
        }
        if (fields.has("update_context")) {
            notice(Code.ORPHAN_UPDATE_CONTEXT, "update_context", "'update_context' has no effect without a loop.");
        }
        updates();
    }

    private void orphan(Code code, String name, String message) {
        findings.refused(code, fields.path(name), fields.keyRange(name), message);
    }

    private void notice(Code code, String name, String message) {
        findings.noticed(code, fields.path(name), fields.keyRange(name), message);
    }
}
