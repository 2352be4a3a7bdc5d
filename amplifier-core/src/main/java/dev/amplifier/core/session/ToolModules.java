package dev.amplifier.core.session;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.tool.Tool;
import java.util.List;
import java.util.stream.Stream;

/** The tool modules that need something of the host. Safe for use by several threads. */
@FunctionalInterface
public interface ToolModules {

    /** None. */
    ToolModules NONE = module -> List.of();

    /** The tools that a module of a bundle stands for; empty if the host has none for it. */
    List<Tool> of(Bundle.Module module);

    /** These modules and others. */
    default ToolModules and(ToolModules others) {
        return module ->
                Stream.concat(of(module).stream(), others.of(module).stream()).toList();
    }
}
