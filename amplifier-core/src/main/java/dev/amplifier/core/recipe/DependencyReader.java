package dev.amplifier.core.recipe;

import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.yaml.SourceText;
import dev.amplifier.core.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what supplies the agents of a recipe of schema version 2. */
final class DependencyReader {

    private final Fields fields;

    DependencyReader(Fields fields) {
        this.fields = fields;
    }

    List<Dependency> read(int schemaVersion) {
        if (schemaVersion < 2) {
            if (fields.has("dependencies")) {
                fields.findings()
                        .noticed(
                                Code.DEPENDENCIES_NEED_VERSION_2,
                                "dependencies",
                                fields.keyRange("dependencies"),
                                "'dependencies' count only with 'schema_version: 2'; they are ignored here.");
            }
            return List.of();
        }
        var dependencies = new ArrayList<Dependency>();
        var items = fields.items("dependencies");
        for (int i = 0; i < items.size(); i++) {
            String path = "dependencies[" + i + "]";
            if (items.get(i) instanceof YamlMapping mapping) {
                dependencies.add(dependency(new Fields(mapping, path, fields.findings())));
            } else {
                fields.findings()
                        .refusedAtLoading(
                                Code.NOT_A_MAPPING,
                                path,
                                items.get(i).range(),
                                "A dependency is a mapping with 'source', 'kind' and 'required_agents', not a "
                                        + items.get(i).kind() + ".");
            }
        }
        return dependencies;
    }

    private static Dependency dependency(Fields fields) {
        fields.refuseUnknown(RecipeFields.DEPENDENCY, Set.of(), Code.UNKNOWN_KEY, true);
        var source = fields.text("source").orElse(SourceText.of(""));
        if (source.isBlank() && !(fields.says("source") && source.value().isEmpty())) {
            fields.findings()
                    .refused(
                            Code.MISSING_FIELD,
                            fields.path("source"),
                            fields.keyRange("source"),
                            "A dependency must say its 'source'.");
        }
        return new Dependency(
                source,
                fields.word("kind", Dependency.Kind.BUNDLE, Code.INVALID_VALUE),
                fields.texts("required_agents"),
                fields.range());
    }
}
