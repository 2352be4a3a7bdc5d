package dev.amplifier.core.diagnostic;

import dev.amplifier.core.yaml.ScalarType;
import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlDocument;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import dev.amplifier.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mapping whose fields are looked at one by one; what does not have the wanted shape becomes a finding. For one thread.
 *
 * @param mapping the mapping
 * @param path its path in the document; empty for the root
 * @param findings where findings go
 */
public record Shape(YamlMapping mapping, String path, Findings findings) {

    /** The root of a document, if it is a mapping; reports the document's problems, and a root of another kind. */
    public static Optional<Shape> root(YamlDocument document, String what, Findings findings) {
        for (var problem : document.problems()) {
            findings.refused(Code.of(problem.kind()), "", problem.range(), problem.message());
        }
        if (document.root().orElse(null) instanceof YamlMapping mapping) {
            return Optional.of(new Shape(mapping, "", findings));
        }
        if (document.root().isPresent() || document.problems().isEmpty()) {
            var place = document.root()
                    .map(YamlNode::range)
                    .orElse(document.source().range(0, 0));
            findings.refused(Code.NOT_A_MAPPING, "", place, what + " is a mapping of fields to values.");
        }
        return Optional.empty();
    }

    /** The path of a field. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The value of a field; a null counts as not there. */
    public Optional<YamlNode> value(String name) {
        return mapping.value(name)
                .filter(node -> !(node instanceof YamlScalar scalar && scalar.type() == ScalarType.NULL));
    }

    /** The place of a field's key; of the first key where the field is not there. */
    public SourceRange keyRange(String name) {
        return mapping.entry(name)
                .or(() -> mapping.entries().stream().findFirst())
                .map(entry -> entry.key().range())
                .orElse(mapping.range());
    }

    /** The text of a field; anything but text is a finding. */
    public Optional<SourceText> text(String name) {
        return value(name).flatMap(node -> {
            if (node instanceof YamlScalar scalar && scalar.type() == ScalarType.TEXT) {
                return Optional.of(scalar.source());
            }
            if (node instanceof YamlScalar scalar) {
                findings.noticed(
                        Code.WRONG_TYPE,
                        path(name),
                        node.range(),
                        "'" + name + "' must be text; without quotes this is a " + node.kind() + ".",
                        Optional.of('"' + scalar.text() + '"'));
            } else {
                wrong(name, node, "text");
            }
            return Optional.empty();
        });
    }

    /** Checks that a field, if it is there, is true or false. */
    public void flag(String name) {
        value(name)
                .filter(node -> !(node instanceof YamlScalar scalar && scalar.type() == ScalarType.BOOLEAN))
                .ifPresent(node -> wrong(name, node, "true or false"));
    }

    /** A nested mapping; anything else is a finding. */
    public Optional<Shape> mapping(String name) {
        return value(name).flatMap(node -> {
            if (node instanceof YamlMapping nested) {
                return Optional.of(new Shape(nested, path(name), findings));
            }
            wrong(name, node, "a mapping");
            return Optional.empty();
        });
    }

    /** The items of a list; anything else is a finding. */
    public List<YamlNode> items(String name) {
        return value(name)
                .map(node -> {
                    if (node instanceof YamlSequence list) {
                        return list.items();
                    }
                    wrong(name, node, "a list");
                    return List.<YamlNode>of();
                })
                .orElse(List.of());
    }

    /** The texts of a list; items that are none are findings. */
    public List<SourceText> texts(String name) {
        var texts = new ArrayList<SourceText>();
        var items = items(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof YamlScalar scalar) {
                texts.add(scalar.source());
            } else {
                wrong(name + "[" + i + "]", items.get(i), "text");
            }
        }
        return texts;
    }

    /** Reports a value of the wrong kind. */
    public void wrong(String name, YamlNode found, String wanted) {
        findings.refused(
                Code.WRONG_TYPE,
                path(name),
                found.range(),
                "'" + name + "' must be " + wanted + ", not a " + found.kind() + ".");
    }

    /** Reports every field whose name is not known. */
    public void unknownFields(Set<String> known) {
        for (var entry : mapping.entries()) {
            if (known.contains(entry.name())) {
                continue;
            }
            var nearest = findings.isFull() ? Optional.<String>empty() : NearestName.to(entry.name(), known);
            findings.noticed(
                    Code.UNKNOWN_KEY,
                    path(entry.name()),
                    entry.key().range(),
                    "Unknown field '" + entry.name() + "'"
                            + nearest.map(near -> "; did you mean '" + near + "'?")
                                    .orElse(".")
                            + " It is ignored. Known here: "
                            + known.stream().sorted().collect(Collectors.joining(", ")) + ".",
                    nearest);
        }
    }
}
