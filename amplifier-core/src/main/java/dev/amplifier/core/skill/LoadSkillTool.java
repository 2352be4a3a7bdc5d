package dev.amplifier.core.skill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gives an agent the instructions of a skill when it asks for them; before that it only knows what skills there are. */
public final class LoadSkillTool implements Tool {

    private static final int MOST_ANNOUNCED = 50;
    private static final List<String> WAYS = List.of("list", "search", "info", "skill_name");

    private final Map<String, Skill> skills = new LinkedHashMap<>();

    /** A tool for these skills; of several with one name the first counts. */
    public LoadSkillTool(List<Skill> skills) {
        skills.forEach(skill -> this.skills.putIfAbsent(skill.name(), skill));
    }

    /** The list of skills that a model sees with every request; empty if there is none to see. */
    public String announcement() {
        String lines = list(Skill::announced);
        return lines.isEmpty()
                ? ""
                : "<available_skills>\nLoad one with load_skill when its description fits the task.\n" + lines
                        + "\n</available_skills>";
    }

    @Override
    public String name() {
        return "load_skill";
    }

    @Override
    public String description() {
        return "Loads the instructions of a skill. Give one of: skill_name to load it, info for its description, search to find one, or list.";
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("skill_name").put("type", "string").put("description", "name of the skill to load");
        properties.putObject("info").put("type", "string").put("description", "name of the skill to describe");
        properties.putObject("search").put("type", "string").put("description", "words to look for");
        properties.putObject("list").put("type", "boolean").put("description", "true to list all");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        List<String> given = WAYS.stream().filter(input::hasNonNull).toList();
        if (given.size() != 1) {
            return ToolResult.error("give exactly one of " + String.join(", ", WAYS));
        }
        String value = input.path(given.getFirst()).asText();
        return switch (given.getFirst()) {
            case "list" -> found(list(skill -> true));
            case "search" -> found(list(skill -> mentions(skill, value)));
            case "info" -> skill(value, skill -> skill.name() + ": " + skill.description());
            default -> skill(value, skill -> "# Skill " + skill.name() + "\n\n" + skill.body());
        };
    }

    private ToolResult skill(String name, Function<Skill, String> told) {
        Skill skill = skills.get(name);
        return skill == null
                ? ToolResult.error("there is no skill '" + name + "'; there are: " + String.join(", ", skills.keySet()))
                : ToolResult.ok(told.apply(skill));
    }

    private String list(Predicate<Skill> wanted) {
        return skills.values().stream()
                .filter(wanted)
                .limit(MOST_ANNOUNCED)
                .map(skill -> "- " + skill.name() + ": " + skill.description())
                .collect(Collectors.joining("\n"));
    }

    private static ToolResult found(String lines) {
        return ToolResult.ok(lines.isEmpty() ? "no skill fits" : lines);
    }

    private static boolean mentions(Skill skill, String words) {
        String text = (skill.name() + " " + skill.description()).toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).split("\\s+")).stream().anyMatch(text::contains);
    }
}
