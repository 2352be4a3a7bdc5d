package dev.amplifier.core.session;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.skill.LoadSkillTool;
import dev.amplifier.core.skill.Skill;
import dev.amplifier.core.tool.ApplyPatchTool;
import dev.amplifier.core.tool.CheckRecipeTool;
import dev.amplifier.core.tool.FileTools;
import dev.amplifier.core.tool.TodoTool;
import dev.amplifier.core.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/** The tools that a bundle's modules stand for. */
public final class ToolKit {

    private ToolKit() {}

    /**
     * The tools of a bundle, in its order. What a module that is not to be had would have added is left out; the bundle's notices say so.
     *
     * @param skills what the skill tool offers
     * @param host the modules that the host has
     */
    public static List<Tool> of(Bundle bundle, List<Skill> skills, ToolModules host) {
        List<Tool> tools = new ArrayList<>();
        for (Bundle.Module module : bundle.tools()) {
            switch (module.name()) {
                case "tool-filesystem" -> tools.addAll(FileTools.all());
                case "tool-search" ->
                    FileTools.all().stream()
                            .filter(tool -> List.of("grep", "glob").contains(tool.name()))
                            .forEach(tools::add);
                case "tool-todo" -> tools.add(new TodoTool());
                case "tool-apply-patch" -> tools.add(new ApplyPatchTool());
                case "tool-recipe-check" -> tools.add(new CheckRecipeTool());
                case "tool-skills" -> tools.add(new LoadSkillTool(skills));
                default -> tools.addAll(host.of(module));
            }
        }
        return tools;
    }
}
