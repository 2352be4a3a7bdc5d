package dev.amplifier.host.sandbox;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.tool.ProgramTool;
import dev.amplifier.core.tool.Tool;
import java.util.List;

/**
 * The tool modules {@code tool-bash} and {@code tool-javascript}.
 *
 * @param bash where commands run
 * @param javaScript where JavaScript runs
 */
public record SandboxTools(Sandbox bash, Sandbox javaScript) implements ToolModules {

    @Override
    public List<Tool> of(Bundle.Module module) {
        return switch (module.name()) {
            case "tool-bash" -> List.of(ProgramTool.bash(bash));
            case "tool-javascript" -> List.of(ProgramTool.javaScript(javaScript));
            default -> List.of();
        };
    }
}
