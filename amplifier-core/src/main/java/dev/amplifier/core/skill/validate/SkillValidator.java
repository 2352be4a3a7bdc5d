package dev.amplifier.core.skill.validate;

import dev.amplifier.core.Compatibility;
import dev.amplifier.core.diagnostic.Code;
import dev.amplifier.core.diagnostic.DocumentCheck;
import dev.amplifier.core.diagnostic.Findings;
import dev.amplifier.core.diagnostic.Shape;
import dev.amplifier.core.yaml.FrontMatter;
import dev.amplifier.core.yaml.SourceLines;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Validates the {@code SKILL.md} of a skill. Never throws for what a text says. Safe for use by several threads. */
public final class SkillValidator {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_COMPATIBILITY = 500;
    private static final int LONG_BODY = 20_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern COMMAND = Pattern.compile("!`[^`\\n]{1,500}`");
    private static final YamlReader READER = new YamlReader(YamlLimits.DOCUMENT);

    private SkillValidator() {}

    /** Validates a skill whose folder is not known. */
    public static DocumentCheck check(String text) {
        return check(text, Optional.empty());
    }

    /**
     * Validates a skill.
     *
     * @param text the whole {@code SKILL.md}
     * @param folder the name of the folder it stands in, where it is known
     */
    public static DocumentCheck check(String text, Optional<String> folder) {
        var findings = new Findings(Compatibility.LENIENT);
        var source = SourceLines.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        var matter = FrontMatter.of(text, READER);
        if (matter.isEmpty()) {
            findings.refused(
                    Code.NO_FRONT_MATTER,
                    "",
                    source.range(0, 0),
                    "A skill begins with front matter: a line '---', YAML with 'name' and 'description', and a line '---'.");
            return new DocumentCheck(findings.inOrder());
        }
        Shape.root(matter.get().yaml(), "The front matter of a skill", findings)
                .ifPresent(root -> fields(root, folder));
        body(source, matter.get(), findings);
        return new DocumentCheck(findings.inOrder());
    }

    private static void fields(Shape root, Optional<String> folder) {
        if (root.value("name").isEmpty() && root.value("skill").orElse(null) instanceof YamlMapping) {
            root.findings()
                    .refused(
                            Code.NESTED_SKILL,
                            "skill",
                            root.keyRange("skill"),
                            "The fields of a skill stand at the top of its front matter, not under 'skill'.");
            return;
        }
        root.unknownFields(SkillFields.SKILL);
        name(root, folder);
        description(root);
        limited(root, "compatibility", LONGEST_COMPATIBILITY);
        for (String field : List.of("version", "license", "agent", "argument-hint", "model")) {
            root.text(field);
        }
        root.mapping("metadata");
        for (String flag : List.of("disable-model-invocation", "user-invocable", "auto-load")) {
            root.flag(flag);
        }
        root.text("context")
                .filter(context -> !context.value().equals("fork"))
                .ifPresent(context -> root.findings()
                        .noticed(
                                Code.INVALID_VALUE,
                                "context",
                                context.range(),
                                "'context' can only be 'fork'.",
                                Optional.of("fork")));
    }

    private static void name(Shape root, Optional<String> folder) {
        var name = root.text("name");
        if (root.value("name").isEmpty()
                || name.filter(text -> text.value().isEmpty()).isPresent()) {
            root.findings().refused(Code.MISSING_NAME, "name", root.keyRange("name"), "A skill must have a 'name'.");
            return;
        }
        if (name.isEmpty()) {
            return;
        }
        String value = name.get().value();
        if (value.length() > LONGEST_NAME || !NAME.matcher(value).matches()) {
            String better =
                    value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            root.findings()
                    .refused(
                            Code.INVALID_NAME,
                            "name",
                            name.get().range(),
                            "A skill's name has 1 to " + LONGEST_NAME
                                    + " small letters and digits, joined by single '-'.",
                            better.isEmpty() || better.length() > LONGEST_NAME
                                    ? Optional.empty()
                                    : Optional.of(better));
        }
        folder.filter(other -> !other.equals(value))
                .ifPresent(other -> root.findings()
                        .noticed(
                                Code.NAME_NOT_FOLDER,
                                "name",
                                name.get().range(),
                                "The skill is named '" + value + "' but its folder '" + other
                                        + "'; they should be the same.",
                                Optional.of(other)));
    }

    private static void description(Shape root) {
        var description = limited(root, "description", LONGEST_DESCRIPTION);
        if (root.value("description").isEmpty()
                || description.filter(String::isBlank).isPresent()) {
            root.findings()
                    .refused(
                            Code.MISSING_DESCRIPTION,
                            "description",
                            root.keyRange("description"),
                            "A skill must have a 'description': what it does and when to use it.");
            return;
        }
        if (description.isEmpty()) {
            return;
        }
        if (description.get().contains("<") || description.get().contains(">")) {
            root.findings()
                    .refused(
                            Code.INVALID_VALUE,
                            "description",
                            root.keyRange("description"),
                            "A skill's description must not contain '<' or '>'.");
        }
        String lower = description.get().toLowerCase(Locale.ROOT);
        if (!lower.contains("when") && !lower.contains("use ") && !lower.contains("for ")) {
            root.findings()
                    .noticed(
                            Code.NO_TRIGGER,
                            "description",
                            root.keyRange("description"),
                            "Say in the description when to use the skill: it is all that an agent sees of it.");
        }
    }

    private static Optional<String> limited(Shape root, String field, int longest) {
        return root.text(field).map(text -> {
            if (text.value().length() > longest) {
                root.findings()
                        .refused(
                                Code.OUT_OF_RANGE,
                                field,
                                text.range(),
                                "'" + field + "' has " + text.value().length() + " characters; at most " + longest
                                        + " are allowed.");
            }
            return text.value();
        });
    }

    private static void body(SourceLines source, FrontMatter matter, Findings findings) {
        int bodyStart = source.text().length() - matter.body().length();
        if (matter.body().isBlank()) {
            findings.noticed(
                    Code.EMPTY_BODY,
                    "",
                    source.range(bodyStart, bodyStart),
                    "There is no text below the front matter, so the skill teaches nothing.");
        } else if (matter.body().length() > LONG_BODY) {
            findings.noticed(
                    Code.LONG_BODY,
                    "",
                    source.range(bodyStart, bodyStart),
                    "The text is longer than about 5000 tokens; move details into files of their own.");
        }
        var command = COMMAND.matcher(matter.body());
        if (command.find()) {
            findings.noticed(
                    Code.COMMAND_IN_SKILL,
                    "",
                    source.range(bodyStart + command.start(), bodyStart + command.end()),
                    "Commands inside a skill's text are never run here; the text stays as it is.");
        }
    }
}
