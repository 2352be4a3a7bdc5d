package dev.amplifier.functions.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.skill.validate.SkillValidator;
import dev.amplifier.core.yaml.FrontMatter;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlReader;
import java.util.Optional;

/**
 * A skill: {@code SKILL.md}, Markdown with front matter.
 *
 * @param name its name; empty if it has none
 * @param description when to use it; empty if it does not say
 */
public record SkillDocument(String name, String description) {

    /** What is wrong with a text as a skill. */
    public static Validation check(String text) {
        return DocumentCheck.validation(SkillValidator.check(text));
    }

    /** The skill in a text. */
    public static SkillDocument of(String text) {
        Optional<JsonNode> front = FrontMatter.of(text, new YamlReader(YamlLimits.DOCUMENT))
                .flatMap(matter -> matter.yaml().root())
                .map(root -> root instanceof YamlMapping mapping ? mapping.toJson() : null);
        JsonNode fields = front.orElse(JsonNodeFactory.instance.missingNode());
        return new SkillDocument(
                fields.path("name").asText(), fields.path("description").asText());
    }
}
