package dev.amplifier.core.skill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.diagnostic.Finding;
import dev.amplifier.core.skill.validate.SkillValidator;
import dev.amplifier.core.yaml.FrontMatter;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlReader;
import java.util.Optional;

/**
 * A skill.
 *
 * @param name its name
 * @param description when to use it
 * @param body the instructions
 * @param announced whether a model hears of it without asking
 */
public record Skill(String name, String description, String body, boolean announced) {

    private static final YamlReader YAML = new YamlReader(YamlLimits.DOCUMENT);

    /** The skill in a {@code SKILL.md}; empty if the text has an error, which {@link SkillValidator} tells. */
    public static Optional<Skill> read(String text) {
        if (SkillValidator.check(text).findings().stream().anyMatch(Finding::isError)) {
            return Optional.empty();
        }
        return FrontMatter.of(text, YAML)
                .flatMap(parts -> parts.yaml().root().orElse(null) instanceof YamlMapping mapping
                        ? Optional.of(of(mapping.toJson(), parts.body().strip()))
                        : Optional.empty());
    }

    private static Skill of(ObjectNode front, String body) {
        return new Skill(
                front.path("name").asText(),
                front.path("description").asText(),
                body,
                !front.path("disable-model-invocation").asBoolean(false));
    }
}
