package dev.amplifier.host.web;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.tool.Tool;
import java.util.List;

/**
 * The tool module {@code tool-web} of a host that allows it.
 *
 * @param fetch the tool
 */
public record WebTools(Tool fetch) implements ToolModules {

    @Override
    public List<Tool> of(Bundle.Module module) {
        return module.name().equals("tool-web") ? List.of(fetch) : List.of();
    }
}
