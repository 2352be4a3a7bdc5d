package dev.amplifier.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.diagnostic.NearestName;
import dev.amplifier.core.yaml.ScalarType;
import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import dev.amplifier.core.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Typed access to the fields of one mapping; what does not fit becomes a finding, and the default is used. */
final class Fields {

    private final YamlMapping mapping;
    private final String path;
    private final Findings findings;

    Fields(YamlMapping mapping, String path, Findings findings) {
        this.mapping = mapping;
        this.path = path;
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    SourceRange range() {
        return mapping.range();
    }

    /** The path of a field of this mapping, or of this mapping itself for an empty name. */
    String path(String name) {
        return name.isEmpty() ? path : path.isEmpty() ? name : path + "." + name;
    }

    /** The place of a field's key, or of the mapping's first key where the field is not there. */
    SourceRange keyRange(String name) {
        return mapping.entry(name)
                .or(() -> mapping.entries().stream().findFirst())
                .map(entry -> entry.key().range())
                .orElse(mapping.range());
    }

    /** The value of a field; a null counts as not there. */
    Optional<YamlNode> value(String name) {
        return mapping.value(name).filter(node -> !isNull(node));
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.type() == ScalarType.NULL;
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /** Whether a field is there with a value that Python calls true. */
    boolean says(String name) {
        return value(name)
                .map(node -> switch (node) {
                    case YamlMapping map -> !map.entries().isEmpty();
                    case YamlSequence list -> !list.items().isEmpty();
                    case YamlScalar scalar ->
                        switch (scalar.type()) {
                            case BOOLEAN -> scalar.toJson().booleanValue();
                            case INTEGER, FLOAT -> scalar.toJson().doubleValue() != 0;
                            default -> !scalar.text().isEmpty();
                        };
                })
                .orElse(false);
    }

    /** Reports every field whose name is not known. */
    void refuseUnknown(Set<String> known, Set<String> aliases, Code code, boolean referenceRefuses) {
        for (var entry : mapping.entries()) {
            String name = entry.name();
            if (known.contains(name) || aliases.contains(name)) {
                continue;
            }
            var nearest = findings.isFull() ? Optional.<String>empty() : NearestName.to(name, known);
            String message = findings.isFull()
                    ? name
                    : "Unknown field '" + name + "'"
                            + nearest.map(near -> "; did you mean '" + near + "'?")
                                    .orElse(".")
                            + " It is ignored. Known here: "
                            + known.stream().sorted().collect(Collectors.joining(", ")) + ".";
            if (referenceRefuses) {
                findings.refusedAtLoading(code, path(name), entry.key().range(), message, nearest);
            } else {
                findings.noticed(code, path(name), entry.key().range(), message, nearest);
            }
        }
    }

    void wrongType(String name, YamlNode found, String wanted) {
        findings.refused(
                Code.WRONG_TYPE,
                path(name),
                found.range(),
                "'" + name + "' must be " + wanted + ", not a " + found.kind() + ".");
    }

    /** A field that must hold text; other scalars are errors, because the reference breaks on them. */
    Optional<SourceText> text(String name) {
        return value(name).flatMap(node -> {
            if (node instanceof YamlScalar scalar && scalar.type() == ScalarType.TEXT) {
                return Optional.of(scalar.source());
            }
            if (node instanceof YamlScalar scalar) {
                findings.refused(
                        Code.WRONG_TYPE,
                        path(name),
                        node.range(),
                        "'" + name + "' must be text; without quotes this is a " + node.kind() + ".",
                        Optional.of('"' + scalar.text() + '"'));
            } else {
                wrongType(name, node, "text");
            }
            return Optional.empty();
        });
    }

    /** A field whose scalar is taken as it is written, whatever its type. */
    Optional<SourceText> anyText(String name) {
        return value(name).flatMap(node -> {
            if (node instanceof YamlScalar scalar) {
                return Optional.of(scalar.source());
            }
            findings.noticed(
                    Code.WRONG_TYPE,
                    path(name),
                    node.range(),
                    "'" + name + "' must be text, not a " + node.kind() + ".");
            return Optional.empty();
        });
    }

    boolean flag(String name, boolean otherwise) {
        return value(name)
                .map(node -> {
                    if (node instanceof YamlScalar scalar && scalar.type() == ScalarType.BOOLEAN) {
                        return scalar.toJson().booleanValue();
                    }
                    findings.noticed(
                            Code.WRONG_TYPE,
                            path(name),
                            node.range(),
                            "'" + name + "' must be true or false, not a " + node.kind() + ".");
                    return findings.strict() ? says(name) : otherwise;
                })
                .orElse(otherwise);
    }

    /** A whole number within bounds; the default where it is none or outside. */
    int integer(String name, int otherwise, int min, int max) {
        refuseNull(name, "a number");
        return value(name)
                .map(node -> {
                    var number = whole(node);
                    if (number.isEmpty()) {
                        wrongType(name, node, "a whole number from " + min + " to " + max);
                        return otherwise;
                    }
                    if (number.get().compareTo(BigInteger.valueOf(min)) < 0
                            || number.get().compareTo(BigInteger.valueOf(max)) > 0) {
                        outOfRange(name, node, "from " + min + " to " + max);
                        return otherwise;
                    }
                    return number.get().intValue();
                })
                .orElse(otherwise);
    }

    /** Where a field is written with no value the default counts, but the reference breaks. */
    void refuseNull(String name, String wanted) {
        if (findings.strict()) {
            mapping.value(name).filter(Fields::isNull).ifPresent(node -> wrongType(name, node, wanted));
        }
    }

    /** Whether a field is there and holds text. */
    boolean isText(String name) {
        return value(name)
                .filter(node -> node instanceof YamlScalar scalar && scalar.type() == ScalarType.TEXT)
                .isPresent();
    }

    void outOfRange(String name, YamlNode found, String allowed) {
        findings.refused(
                Code.OUT_OF_RANGE,
                path(name),
                found.range(),
                "'" + name + "' must be " + allowed + ", not " + ((YamlScalar) found).text() + ".");
    }

    static Optional<BigInteger> whole(YamlNode node) {
        return node instanceof YamlScalar scalar
                        && scalar.type() == ScalarType.INTEGER
                        && scalar.toJson().isIntegralNumber()
                ? Optional.of(scalar.toJson().bigIntegerValue())
                : Optional.empty();
    }

    /** A finite number of any kind; a finding and the default where it is none or below the minimum. */
    double number(String name, double otherwise, double min, String allowed) {
        refuseNull(name, "a number");
        return value(name)
                .map(node -> {
                    var json = node.toJson();
                    if (!json.isNumber() || Double.isNaN(json.doubleValue())) {
                        wrongType(name, node, "a number " + allowed);
                        return otherwise;
                    }
                    if (json.doubleValue() < min || Double.isInfinite(json.doubleValue())) {
                        outOfRange(name, node, allowed);
                        return otherwise;
                    }
                    return json.doubleValue();
                })
                .orElse(otherwise);
    }

    /** One of the words of an enum; a finding and the default where it is another. */
    <W extends Enum<W> & Word> W word(String name, W otherwise, Code code) {
        W[] words = otherwise.getDeclaringClass().getEnumConstants();
        return value(name)
                .map(node -> {
                    if (node instanceof YamlScalar scalar) {
                        for (W word : words) {
                            if (word.word().equals(scalar.text())) {
                                return word;
                            }
                        }
                    }
                    var allowed = Arrays.stream(words).map(Word::word).toList();
                    String written = node instanceof YamlScalar scalar ? "'" + scalar.text() + "'" : "a " + node.kind();
                    findings.refused(
                            code,
                            path(name),
                            node.range(),
                            "'" + name + "' must be " + String.join(" or ", allowed) + ", not " + written + ".",
                            node instanceof YamlScalar scalar
                                    ? NearestName.to(scalar.text(), allowed)
                                    : Optional.empty());
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** The fields of a nested mapping, if it is there and is one. */
    Optional<Fields> fields(String name) {
        return value(name).flatMap(node -> {
            if (node instanceof YamlMapping nested) {
                return Optional.of(new Fields(nested, path(name), findings));
            }
            findings.refusedAtLoading(
                    Code.WRONG_TYPE,
                    path(name),
                    node.range(),
                    "'" + name + "' must be a mapping, not a " + node.kind() + ".");
            return Optional.empty();
        });
    }

    /** A nested mapping as names and JSON values, in order. */
    Map<String, JsonNode> json(String name) {
        return value(name)
                .map(node -> {
                    var values = new LinkedHashMap<String, JsonNode>();
                    if (node instanceof YamlMapping nested) {
                        nested.entries()
                                .forEach(entry ->
                                        values.put(entry.name(), entry.value().toJson()));
                    } else {
                        wrongType(name, node, "a mapping");
                    }
                    return values;
                })
                .orElseGet(LinkedHashMap::new);
    }

    /** A list of scalars as texts; where a scalar stands alone, a list of that one. */
    List<SourceText> texts(String name) {
        return value(name)
                .map(node -> switch (node) {
                    case YamlScalar scalar -> List.of(scalar.source());
                    case YamlSequence list -> {
                        var texts = new ArrayList<SourceText>();
                        for (int i = 0; i < list.items().size(); i++) {
                            if (list.items().get(i) instanceof YamlScalar scalar) {
                                texts.add(scalar.source());
                            } else {
                                wrongType(name + "[" + i + "]", list.items().get(i), "text");
                            }
                        }
                        yield List.copyOf(texts);
                    }
                    case YamlMapping map -> {
                        wrongType(name, map, "a list");
                        yield List.<SourceText>of();
                    }
                })
                .orElse(List.of());
    }

    /** The items of a list; a finding where it is no list. */
    List<YamlNode> items(String name) {
        return value(name)
                .map(node -> {
                    if (node instanceof YamlSequence list) {
                        return list.items();
                    }
                    if (says(name)) {
                        findings.refusedAtLoading(
                                Code.WRONG_TYPE,
                                path(name),
                                node.range(),
                                "'" + name + "' must be a list, not a " + node.kind() + ".");
                    }
                    return List.<YamlNode>of();
                })
                .orElse(List.of());
    }
}
