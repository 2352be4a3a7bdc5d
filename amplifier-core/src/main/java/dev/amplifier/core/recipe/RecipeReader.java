package dev.amplifier.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.yaml.ScalarType;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import dev.amplifier.core.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what stands at the top of a recipe. */
final class RecipeReader {

    private static final int NEWEST_SCHEMA_VERSION = 2;

    private final Fields fields;

    RecipeReader(Fields fields) {
        this.fields = fields;
    }

    Recipe read() {
        fields.refuseUnknown(RecipeFields.RECIPE, Set.of(), Code.UNKNOWN_RECIPE_KEY, false);
        int schemaVersion = schemaVersion();
        return new Recipe(
                schemaVersion,
                name(),
                description(),
                version(),
                fields.anyText("author").map(SourceText::value),
                fields.anyText("created").map(SourceText::value),
                fields.anyText("updated").map(SourceText::value),
                tags(),
                context(),
                LimitsReader.recursion(fields).orElse(Recursion.DEFAULT),
                LimitsReader.rateLimiting(fields),
                orchestratorConfig(),
                new DependencyReader(fields).read(schemaVersion),
                flow(),
                fields.range());
    }

    private int schemaVersion() {
        return fields.value("schema_version")
                .map(node -> {
                    var number = node instanceof YamlScalar scalar
                            ? Fields.whole(new YamlScalar(scalar.text(), plainType(scalar), scalar.range()))
                            : Optional.<BigInteger>empty();
                    if (number.isPresent()
                            && number.get().signum() > 0
                            && number.get().compareTo(BigInteger.valueOf(NEWEST_SCHEMA_VERSION)) <= 0) {
                        return number.get().intValue();
                    }
                    fields.findings()
                            .noticed(
                                    Code.UNSUPPORTED_SCHEMA_VERSION,
                                    "schema_version",
                                    node.range(),
                                    "'schema_version' must be 1 or 2.");
                    return 1;
                })
                .orElse(1);
    }

    /** Versions are written {@code 2}, {@code "2"} and, for the first one, {@code 1.3}. */
    private static ScalarType plainType(YamlScalar scalar) {
        return scalar.text().chars().allMatch(c -> c >= '0' && c <= '9')
                        && !scalar.text().isEmpty()
                ? ScalarType.INTEGER
                : scalar.type();
    }

    private SourceText name() {
        var name = required("name", Code.MISSING_NAME);
        if (!name.value().isEmpty() && !Names.isName(name.value(), "-_")) {
            fields.findings()
                    .refused(
                            Code.INVALID_NAME,
                            "name",
                            name.range(),
                            "The recipe's name may have letters, digits, '-' and '_' only.",
                            Optional.of(name.value().strip().replaceAll("[^\\p{L}\\p{Nd}_-]+", "-")));
        }
        return name;
    }

    private SourceText description() {
        return required("description", Code.MISSING_DESCRIPTION);
    }

    private SourceText required(String name, Code missing) {
        var text = fields.text(name);
        if (text.isEmpty() && !fields.has(name)
                || text.filter(t -> t.value().isEmpty()).isPresent()) {
            fields.findings().refused(missing, name, fields.keyRange(name), "A recipe must have a '" + name + "'.");
        }
        return text.orElse(SourceText.of(""));
    }

    private SourceText version() {
        var version = required("version", Code.MISSING_VERSION);
        String value = version.value();
        if (value.isEmpty()) {
            return version;
        }
        String[] parts = value.split("\\.", -1);
        boolean numeric = true;
        for (String part : parts) {
            numeric &= !part.isEmpty() && part.chars().allMatch(Character::isDigit);
        }
        if (parts.length != 3 || !numeric) {
            String message = value.startsWith("v")
                    ? "The version must not begin with 'v'."
                    : value.contains("-") || value.contains("+")
                            ? "The version must be three numbers only, with no pre-release or build part."
                            : "The version must be three numbers with dots, such as 1.0.0.";
            fields.findings()
                    .refused(
                            Code.INVALID_VERSION, "version", version.range(), message, Optional.of(nearVersion(value)));
        }
        return version;
    }

    private static String nearVersion(String value) {
        var numbers = new ArrayList<String>();
        for (String part :
                value.replaceFirst("^v", "").replaceFirst("[-+].*$", "").split("\\.", -1)) {
            String digits = part.replaceAll("[^0-9]", "");
            if (numbers.size() < 3) {
                numbers.add(digits.isEmpty() ? "0" : digits);
            }
        }
        while (numbers.size() < 3) {
            numbers.add("0");
        }
        return String.join(".", numbers);
    }

    private List<String> tags() {
        var value = fields.value("tags");
        if (value.isPresent() && !(value.get() instanceof YamlSequence)) {
            fields.findings().noticed(Code.WRONG_TYPE, "tags", value.get().range(), "'tags' must be a list of texts.");
            return List.of();
        }
        return fields.texts("tags").stream().map(SourceText::value).toList();
    }

    private Map<String, JsonNode> context() {
        fields.refuseNull("context", "a mapping");
        return fields.json("context");
    }

    private Map<String, JsonNode> orchestratorConfig() {
        var orchestrator = fields.fields("orchestrator");
        if (orchestrator.isEmpty()) {
            return Map.of();
        }
        var inner = orchestrator.get();
        inner.refuseUnknown(RecipeFields.ORCHESTRATOR, Set.of(), Code.UNKNOWN_KEY, false);
        inner.fields("config")
                .ifPresent(config -> config.integer("min_delay_between_calls_ms", 0, 0, Integer.MAX_VALUE));
        return inner.json("config");
    }

    private Flow flow() {
        boolean hasSteps = fields.says("steps");
        boolean hasStages = fields.says("stages");
        if (hasSteps && hasStages) {
            fields.findings()
                    .refusedAtLoading(
                            Code.MIXED_MODE,
                            "stages",
                            fields.keyRange("stages"),
                            "A recipe has either 'steps' or 'stages', not both.");
        }
        if (hasStages) {
            return new Flow.Staged(stages());
        }
        var steps = new StepReader(fields.findings()).steps(fields, "steps");
        if (steps.isEmpty() && !hasSteps) {
            fields.findings()
                    .refused(
                            Code.NO_STEPS,
                            "",
                            fields.keyRange("steps"),
                            "A recipe must have at least one step, under 'steps' or under 'stages'.");
        }
        return new Flow.Flat(steps);
    }

    private List<Stage> stages() {
        var stages = new ArrayList<Stage>();
        var items = fields.items("stages");
        for (int i = 0; i < items.size(); i++) {
            YamlNode item = items.get(i);
            String path = "stages[" + i + "]";
            if (item instanceof YamlMapping mapping) {
                stages.add(new StageReader(new Fields(mapping, path, fields.findings())).read());
            } else {
                fields.findings()
                        .refusedAtLoading(
                                Code.NOT_A_MAPPING,
                                path,
                                item.range(),
                                "A stage is a mapping, not a " + item.kind() + ".");
            }
        }
        return stages;
    }
}
