package dev.amplifier.core.bundle.validate;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.DocumentCheck;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.diagnostic.Shape;
import dev.amplifier.core.yaml.FrontMatter;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlReader;
import dev.amplifier.core.yaml.YamlScalar;
import dev.amplifier.core.yaml.YamlSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Validates bundles: Markdown with front matter, or YAML as a whole. Never throws for what a text says. Safe for use by several threads.
 */
public final class BundleValidator {

    private static final YamlReader READER = new YamlReader(YamlLimits.DOCUMENT);

    private BundleValidator() {}

    /** Validates a bundle leniently. */
    public static DocumentCheck check(String text) {
        return check(text, Compatibility.LENIENT);
    }

    /** Validates a bundle. */
    public static DocumentCheck check(String text, Compatibility compatibility) {
        var findings = new Findings(compatibility);
        var document = FrontMatter.of(text, READER).map(FrontMatter::yaml).orElseGet(() -> READER.read(text));
        Shape.root(document, "A bundle", findings).ifPresent(BundleValidator::bundle);
        return new DocumentCheck(findings.inOrder());
    }

    private static void bundle(Shape root) {
        root.unknownFields(BundleFields.BUNDLE);
        identity(root);
        includes(root);
        root.mapping("session").ifPresent(BundleValidator::session);
        for (String list : List.of("providers", "tools", "hooks")) {
            modules(root, list);
        }
        root.mapping("spawn").ifPresent(spawn -> {
            spawn.unknownFields(BundleFields.SPAWN);
            spawn.texts("exclude_tools");
            spawn.texts("tools");
        });
        agents(root);
        context(root);
    }

    private static void identity(Shape root) {
        if (root.value("bundle").isEmpty()) {
            root.findings()
                    .refused(
                            Code.MISSING_NAME,
                            "bundle.name",
                            root.keyRange("bundle"),
                            "A bundle must have a name, under 'bundle: {name: ...}'.");
            return;
        }
        root.mapping("bundle").ifPresent(identity -> {
            identity.unknownFields(BundleFields.IDENTITY);
            var name = identity.text("name");
            if (identity.value("name").isEmpty()
                    || name.filter(text -> text.isBlank()).isPresent()) {
                identity.findings()
                        .refused(
                                Code.MISSING_NAME,
                                "bundle.name",
                                identity.keyRange("name"),
                                "A bundle must have a name.");
            }
            identity.text("version");
            identity.text("description");
            identity.text("namespace_root");
        });
    }

    private static void includes(Shape root) {
        var items = root.items("includes");
        for (int i = 0; i < items.size(); i++) {
            String path = "includes[" + i + "]";
            switch (items.get(i)) {
                case YamlScalar scalar -> reference(root, path, scalar);
                case YamlMapping mapping -> {
                    if (mapping.value("bundle").orElse(null) instanceof YamlScalar scalar) {
                        reference(root, path + ".bundle", scalar);
                    } else {
                        ignored(root, path, mapping);
                    }
                }
                case YamlSequence list -> ignored(root, path, list);
            }
        }
    }

    private static void ignored(Shape root, String path, YamlNode node) {
        root.findings()
                .noticed(
                        Code.INCLUDE_IGNORED,
                        path,
                        node.range(),
                        "An include is a reference, or a mapping with 'bundle'; this one is ignored.");
    }

    private static void reference(Shape root, String path, YamlScalar reference) {
        if (reference.text().startsWith("@")) {
            root.findings()
                    .noticed(
                            Code.AT_IN_REFERENCE,
                            path,
                            reference.range(),
                            "References in YAML have no '@' in front; with it nothing is found.",
                            Optional.of(reference.text().substring(1)));
        }
    }

    private static void session(Shape session) {
        session.unknownFields(BundleFields.SESSION);
        for (String part : List.of("orchestrator", "context")) {
            session.value(part).ifPresent(node -> {
                if (node instanceof YamlMapping mapping) {
                    var module = new Shape(mapping, session.path(part), session.findings());
                    if (module.value("module").isEmpty()
                            && module.value("source").isEmpty()) {
                        missingModule(module);
                    }
                    moduleFields(module);
                } else if (!(node instanceof YamlScalar)) {
                    session.wrong(part, node, "a module's name or a mapping with 'module'");
                }
            });
        }
        session.flag("raw");
    }

    private static void modules(Shape root, String list) {
        var items = root.items(list);
        var keys = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            String path = list + "[" + i + "]";
            if (!(items.get(i) instanceof YamlMapping mapping)) {
                root.findings()
                        .refused(
                                Code.NOT_A_MAPPING,
                                path,
                                items.get(i).range(),
                                "A module is a mapping with 'module', and perhaps 'source' and 'config', not a "
                                        + items.get(i).kind() + ".");
                continue;
            }
            var module = new Shape(mapping, root.path(path), root.findings());
            if (module.value("module").isEmpty()) {
                missingModule(module);
            }
            moduleFields(module);
            var key = module.text("id").or(() -> module.text("instance_id")).or(() -> module.text("module"));
            if (key.isPresent() && !keys.add(key.get().value())) {
                root.findings()
                        .noticed(
                                Code.DUPLICATE_MODULE,
                                path,
                                key.get().range(),
                                "'" + key.get().value()
                                        + "' is mounted twice; the last one counts. Give each its own 'id'.");
            }
        }
    }

    private static void missingModule(Shape module) {
        module.findings()
                .refused(
                        Code.MISSING_FIELD,
                        module.path("module"),
                        module.keyRange("module"),
                        "A module must be named with 'module'.");
    }

    private static void moduleFields(Shape module) {
        module.unknownFields(BundleFields.MODULE);
        module.text("module");
        module.text("source");
        module.mapping("config");
    }

    private static void agents(Shape root) {
        var agents = root.value("agents");
        if (agents.isEmpty() || !(agents.get() instanceof YamlMapping mapping)) {
            return;
        }
        var roster = new Shape(mapping, "agents", root.findings());
        roster.texts("include");
        for (var entry : mapping.entries()) {
            if (!entry.name().equals("include")) {
                roster.mapping(entry.name()).ifPresent(agent -> {
                    agent.text("description");
                    for (String list : List.of("providers", "tools", "hooks")) {
                        modules(agent, list);
                    }
                });
            }
        }
    }

    private static void context(Shape root) {
        root.mapping("context").ifPresent(context -> {
            var files = context.texts("include");
            for (int i = 0; i < files.size(); i++) {
                if (files.get(i).value().startsWith("@")) {
                    root.findings()
                            .noticed(
                                    Code.AT_IN_REFERENCE,
                                    "context.include[" + i + "]",
                                    files.get(i).range(),
                                    "References in YAML have no '@' in front; with it nothing is found.",
                                    Optional.of(files.get(i).value().substring(1)));
                }
            }
        });
    }
}
