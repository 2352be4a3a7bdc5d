package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlDocument;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlScalar;
import dev.amplifier.core.yaml.YamlSequence;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recipe under validation: the model, the text behind it, and where findings go. For one thread. */
final class Subject {

    private final YamlDocument document;
    private final Recipe recipe;
    private final Findings findings;
    private final ValidationOptions options;
    private final List<PlacedStep> top;
    private final List<PlacedStep> all;
    private final Map<PlacedStep, List<StepText>> templates = new IdentityHashMap<>();
    private @Nullable Map<SourceRange, YamlMapping> mappings;
    private @Nullable Map<String, PlacedStep> writers;

    Subject(YamlDocument document, Recipe recipe, Findings findings, ValidationOptions options) {
        this.document = document;
        this.recipe = recipe;
        this.findings = findings;
        this.options = options;
        this.top = PlacedStep.top(recipe);
        this.all = PlacedStep.withBodies(top);
    }

    Recipe recipe() {
        return recipe;
    }

    Findings findings() {
        return findings;
    }

    /** Where findings about a step go: the reference does not look into bodies. */
    Findings findings(PlacedStep placed) {
        return placed.depth() == 0 ? findings : findings.unseenByReference();
    }

    ValidationOptions options() {
        return options;
    }

    /** The steps at the top, in order. */
    List<PlacedStep> top() {
        return top;
    }

    /** All steps in order, bodies included. */
    List<PlacedStep> all() {
        return all;
    }

    /** The templates of a step, those of its body left out. */
    List<StepText> templates(PlacedStep placed) {
        var known = templates.get(placed);
        if (known == null) {
            known = StepText.of(placed, this);
            templates.put(placed, known);
        }
        return known;
    }

    /** The first step that writes a variable. */
    Optional<PlacedStep> writer(String variable) {
        var known = writers;
        if (known == null) {
            known = new HashMap<>();
            for (var placed : all) {
                for (String name : placed.outputs()) {
                    known.putIfAbsent(name, placed);
                }
            }
            writers = known;
        }
        return Optional.ofNullable(known.get(variable));
    }

    /** The place of a part of a scalar's value. */
    SourceRange within(SourceText text, int from, int to) {
        return document.source().within(text, from, to);
    }

    /** The value of a field of a step, as the syntax tree has it. */
    Optional<YamlNode> field(PlacedStep placed, String name) {
        return mapping(placed.step().range()).flatMap(mapping -> mapping.value(name));
    }

    /** The place of a step's field; of the step's id where the field is not there. */
    SourceRange keyRange(PlacedStep placed, String name) {
        return mapping(placed.step().range())
                .flatMap(mapping -> mapping.entry(name))
                .map(entry -> entry.key().range())
                .orElse(placed.step().common().id().range());
    }

    /** The place of a key inside a mapping at the top of the recipe. */
    SourceRange topKeyRange(String field, String key) {
        return document.root()
                .filter(root -> root instanceof YamlMapping)
                .flatMap(root -> ((YamlMapping) root).value(field))
                .filter(value -> value instanceof YamlMapping)
                .flatMap(value -> ((YamlMapping) value).entry(key))
                .map(entry -> entry.key().range())
                .orElse(recipe.name().range());
    }

    /** The whole text. */
    String text() {
        return document.source().text();
    }

    private Optional<YamlMapping> mapping(SourceRange range) {
        var known = mappings;
        if (known == null) {
            known = new HashMap<>();
            if (document.root().isPresent()) {
                index(document.root().get(), known);
            }
            mappings = known;
        }
        return Optional.ofNullable(known.get(range));
    }

    private static void index(YamlNode node, Map<SourceRange, YamlMapping> mappings) {
        switch (node) {
            case YamlScalar scalar -> {}
            case YamlSequence sequence -> sequence.items().forEach(item -> index(item, mappings));
            case YamlMapping mapping -> {
                mappings.putIfAbsent(mapping.range(), mapping);
                mapping.entries().forEach(entry -> index(entry.value(), mappings));
            }
        }
    }
}
