package dev.amplifier.core.recipetool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.session.SessionTool;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.session.TurnAgents;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The tool module {@code tool-recipes}.
 *
 * @param bash where the commands of recipes run
 * @param shelf recipes that are there for everybody; asked for at each call
 * @param clock what time it is for a recipe
 */
public record RecipeToolModule(Sandbox bash, Supplier<List<ShelvedRecipe>> shelf, InstantSource clock)
        implements ToolModules {

    private static final String MODULE = "tool-recipes";

    @Override
    public List<Tool> of(Bundle.Module module) {
        return module.name().equals(MODULE) ? List.of(new Unbound(this)) : List.of();
    }

    /** The tool before there is a turn. */
    private record Unbound(RecipeToolModule host) implements SessionTool {

        @Override
        public String name() {
            return RecipesTool.NAME;
        }

        @Override
        public String description() {
            return RecipesTool.DESCRIPTION;
        }

        @Override
        public ObjectNode inputSchema() {
            return RecipesTool.schema();
        }

        @Override
        public Tool within(TurnAgents sessions) {
            return new RecipesTool(host, sessions);
        }

        @Override
        public ToolResult call(JsonNode input, ToolContext context) {
            return ToolResult.error("recipes are run within a session, and there is none");
        }
    }
}
