package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.yaml.ScalarType;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads steps. */
final class StepReader {

    private final Findings findings;

    StepReader(Findings findings) {
        this.findings = findings;
    }

    /** The steps in a field that should hold a list of them. */
    List<Step> steps(Fields parent, String name) {
        var steps = new ArrayList<Step>();
        var items = parent.items(name);
        for (int i = 0; i < items.size(); i++) {
            YamlNode item = items.get(i);
            String path = parent.path(name) + "[" + i + "]";
            if (item instanceof YamlMapping mapping) {
                steps.add(step(new Fields(mapping, path, findings)));
            } else {
                findings.refusedAtLoading(
                        Code.NOT_A_MAPPING, path, item.range(), "A step is a mapping, not a " + item.kind() + ".");
            }
        }
        return steps;
    }

    private Step step(Fields fields) {
        fields.refuseUnknown(RecipeFields.STEP, RecipeFields.STEP_ALIASES, Code.UNKNOWN_STEP_KEY, true);
        var type = fields.word("type", StepType.AGENT, Code.INVALID_STEP_TYPE);
        String bodyField = fields.has("while_steps") ? "while_steps" : "steps";
        boolean hasBody = fields.says(bodyField);
        var common = common(fields, hasBody);
        refuseForeignFields(fields, type);
        if (hasBody) {
            if (common.loop().isEmpty()) {
                findings.refused(
                        Code.ORPHAN_STEPS,
                        fields.path(bodyField),
                        fields.keyRange(bodyField),
                        "A step with 'steps' of its own must be a loop: add 'foreach' or 'while_condition'.");
            }
            return new BodyStep(common, new StepReader(findings.unseenByReference()).steps(fields, bodyField));
        }
        return switch (type) {
            case AGENT -> agent(fields, common);
            case RECIPE -> recipe(fields, common);
            case BASH -> bash(fields, common);
        };
    }

    private StepCommon common(Fields fields, boolean hasBody) {
        return new StepCommon(
                id(fields),
                condition(fields),
                new LoopReader(fields, hasBody).read(),
                variable(fields, "output"),
                fields.flag("parse_json", false),
                timeout(fields),
                retry(fields),
                fields.word("on_error", OnError.FAIL, Code.INVALID_VALUE),
                dependsOn(fields),
                fields.range());
    }

    private SourceText id(Fields fields) {
        var id = fields.anyText("id");
        if (!fields.says("id")) {
            findings.refusedAtLoading(
                    Code.MISSING_STEP_ID, fields.path("id"), fields.keyRange("id"), "A step must have an 'id'.");
        }
        return id.orElse(SourceText.of(""));
    }

    private Optional<Condition> condition(Fields fields) {
        return fields.value("condition").flatMap(node -> {
            if (node instanceof YamlScalar scalar) {
                return Optional.of(
                        scalar.type() == ScalarType.BOOLEAN
                                ? new Condition.Constant(scalar.toJson().booleanValue(), scalar.range())
                                : new Condition.Expression(scalar.source()));
            }
            fields.wrongType("condition", node, "an expression");
            return Optional.empty();
        });
    }

    private Optional<SourceText> variable(Fields fields, String name) {
        var variable = fields.text(name);
        variable.ifPresent(text -> {
            if (!text.value().isEmpty()) {
                Names.checkVariable(findings, name, fields.path(name), text, true);
            }
        });
        return variable.filter(text -> !text.value().isEmpty());
    }

    private static Timeout timeout(Fields fields) {
        var written = fields.value("timeout");
        if (written.isPresent()
                && written.get() instanceof YamlScalar scalar
                && scalar.type() == ScalarType.TEXT
                && scalar.text().contains("{{")) {
            return new Timeout.Template(scalar.source());
        }
        double seconds = fields.number("timeout", 0, Double.MIN_VALUE, "of seconds above 0");
        return seconds > 0 ? new Timeout.Fixed(Seconds.toDuration(seconds), true) : Timeout.DEFAULT;
    }

    private Retry retry(Fields fields) {
        return fields.fields("retry")
                .map(retry -> {
                    retry.refuseUnknown(RecipeFields.RETRY, Set.of(), Code.UNKNOWN_KEY, false);
                    return new Retry(
                            retry.integer("max_attempts", Retry.NONE.maxAttempts(), 1, Integer.MAX_VALUE),
                            retry.word("backoff", Retry.NONE.backoff(), Code.INVALID_VALUE),
                            Seconds.toDuration(retry.number("initial_delay", 5, 0, "of seconds, 0 or more")),
                            Seconds.toDuration(retry.number("max_delay", 300, 0, "of seconds, 0 or more")));
                })
                .orElse(Retry.NONE);
    }

    private List<SourceText> dependsOn(Fields fields) {
        var written = fields.value("depends_on");
        if (written.isPresent()
                && written.get() instanceof YamlScalar scalar
                && !scalar.text().isEmpty()) {
            findings.refused(
                    Code.DEPENDS_ON_TEXT,
                    fields.path("depends_on"),
                    scalar.range(),
                    "'depends_on' is a list of step ids; this text is taken as a list of one.",
                    Optional.of("[" + scalar.text() + "]"));
        }
        return fields.texts("depends_on");
    }

    private void refuseForeignFields(Fields fields, StepType type) {
        for (String name : RecipeFields.forbidden(type)) {
            if (fields.says(name)) {
                findings.refused(
                        Code.FIELD_NOT_ALLOWED,
                        fields.path(name),
                        fields.keyRange(name),
                        "A step of type " + type.word() + " cannot have '" + name + "'.");
            }
        }
        for (String name : RecipeFields.ignored(type)) {
            if (fields.has(name)) {
                findings.noticed(
                        Code.FIELD_IGNORED,
                        fields.path(name),
                        fields.keyRange(name),
                        "'" + name + "' has no effect on a step of type " + type.word() + ".");
            }
        }
    }

    private AgentStep agent(Fields fields, StepCommon common) {
        var agent = fields.text("agent").orElse(SourceText.of(""));
        if (!fields.says("agent")) {
            findings.refused(
                    Code.MISSING_FIELD,
                    fields.path("agent"),
                    fields.keyRange("id"),
                    "A step of type agent must name its 'agent'.");
        }
        var prompt = fields.text("prompt").orElse(SourceText.of(""));
        if (!fields.says("prompt")) {
            findings.refused(
                    Code.EMPTY_PROMPT,
                    fields.path("prompt"),
                    fields.keyRange("id"),
                    "A step of type agent must have a 'prompt'.");
        }
        Optional<SpawnMode> spawnMode = fields.has("spawn_mode")
                ? Optional.of(fields.word("spawn_mode", SpawnMode.SUBPROCESS, Code.INVALID_VALUE))
                : Optional.empty();
        return new AgentStep(
                common,
                agent,
                prompt,
                fields.text("mode").filter(mode -> !mode.value().isEmpty()),
                fields.json("agent_config"),
                spawnMode,
                new ModelReader(fields).read());
    }

    private RecipeStep recipe(Fields fields, StepCommon common) {
        var path = fields.text("recipe").orElse(SourceText.of(""));
        if (!fields.says("recipe")) {
            findings.refused(
                    Code.MISSING_FIELD,
                    fields.path("recipe"),
                    fields.keyRange("id"),
                    "A step of type recipe must name its 'recipe'.");
        }
        String context = fields.has("step_context") ? "step_context" : "context";
        return new RecipeStep(common, path, fields.json(context), LimitsReader.recursion(fields));
    }

    private BashStep bash(Fields fields, StepCommon common) {
        var command = fields.text("command").orElse(SourceText.of(""));
        if (!fields.has("command")
                || command.isBlank() && fields.value("command").isPresent() && fields.isText("command")) {
            findings.refused(
                    Code.EMPTY_COMMAND,
                    fields.path("command"),
                    fields.keyRange(fields.has("command") ? "command" : "id"),
                    "A step of type bash must have a 'command' that is not blank.");
        }
        return new BashStep(
                common, command, fields.text("cwd"), fields.json("env"), variable(fields, "output_exit_code"));
    }
}
