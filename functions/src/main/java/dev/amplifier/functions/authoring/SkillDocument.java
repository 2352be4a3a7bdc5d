package dev.amplifier.functions.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.yaml.YamlDocument;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlNode;
import dev.amplifier.core.yaml.YamlReader;
import dev.amplifier.functions.http.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A skill: {@code SKILL.md}, Markdown with front matter.
 *
 * @param name its name
 * @param description when to use it
 * @param body the instructions
 */
public record SkillDocument(String name, String description, String body) {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---[ \\t]*\\R(.*?\\R)---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final Set<String> KNOWN =
            Set.of("name", "description", "license", "version", "metadata", "allowed-tools", "compatibility");

    /** What is wrong with a text as a skill. */
    public static Validation check(String text) {
        Reading reading = new Reading(text);
        reading.read();
        return Validation.of(reading.errors, reading.warnings, null);
    }

    /** The skill in a text that has passed {@link #check}; the parts that are missing otherwise are empty. */
    public static SkillDocument of(String text) {
        Reading reading = new Reading(text);
        return reading.read();
    }

    /** One pass over a text. */
    private static final class Reading {

        private final String text;
        private final List<Finding> errors = new ArrayList<>();
        private final List<Finding> warnings = new ArrayList<>();

        Reading(String text) {
            this.text = text;
        }

        SkillDocument read() {
            Matcher matcher = FRONT_MATTER.matcher(text);
            if (!matcher.find()) {
                error(
                        "no_front_matter",
                        "",
                        "A skill begins with front matter: a line of ---, name and description, a line of ---.",
                        null);
                return new SkillDocument("", "", text);
            }
            YamlDocument document = new YamlReader(YamlLimits.DOCUMENT).read(matcher.group(1));
            document.problems()
                    .forEach(problem -> errors.add(new Finding(
                            "yaml",
                            problem.message(),
                            "",
                            problem.range().startLine() + 1,
                            problem.range().startColumn(),
                            problem.range().endLine() + 1,
                            problem.range().endColumn(),
                            null)));
            String body = text.substring(matcher.end()).strip();
            if (!(document.root().orElse(null) instanceof YamlMapping mapping)) {
                if (errors.isEmpty()) {
                    error("not_a_mapping", "", "The front matter is a mapping with name and description.", null);
                }
                return new SkillDocument("", "", body);
            }
            JsonNode front = mapping.toJson();
            String name = front.path("name").asText("");
            String description = front.path("description").asText("");
            checkName(name, mapping);
            checkDescription(description, mapping);
            unknown(front);
            if (body.isEmpty()) {
                warn("empty_body", "", "The skill has no instructions below its front matter.");
            }
            return new SkillDocument(name, description, body);
        }

        private void checkName(String name, YamlMapping front) {
            if (name.isEmpty()) {
                error("missing_name", "name", "A skill has a name.", front);
            } else if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
                error(
                        "invalid_name",
                        "name",
                        "The name has lower-case letters, digits and single hyphens, 1 to " + LONGEST_NAME
                                + " characters.",
                        front);
            }
        }

        private void checkDescription(String description, YamlMapping front) {
            if (description.isBlank()) {
                error(
                        "missing_description",
                        "description",
                        "A skill has a description that says what it does and when to use it.",
                        front);
            } else if (description.length() > LONGEST_DESCRIPTION) {
                error(
                        "description_too_long",
                        "description",
                        "The description has at most " + LONGEST_DESCRIPTION
                                + " characters, because it is always in the model's context.",
                        front);
            }
        }

        private void unknown(JsonNode front) {
            front.fieldNames().forEachRemaining(field -> {
                if (!KNOWN.contains(field)) {
                    warn("unknown_field", field, "The field " + field + " is not known and is ignored.");
                }
            });
        }

        private void error(String code, String path, String message, @Nullable YamlMapping front) {
            errors.add(finding(
                    code,
                    path,
                    message,
                    front == null ? null : front.value(path).orElse(front)));
        }

        private void warn(String code, String path, String message) {
            warnings.add(Finding.at(path, code, message));
        }

        private static Finding finding(String code, String path, String message, @Nullable YamlNode at) {
            return at == null
                    ? Finding.at(path, code, message)
                    : new Finding(
                            code,
                            message,
                            path,
                            at.range().startLine() + 1,
                            at.range().startColumn(),
                            at.range().endLine() + 1,
                            at.range().endColumn(),
                            null);
        }
    }
}
