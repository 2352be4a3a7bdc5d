package dev.amplifier.core.recipe;

import dev.amplifier.core.yaml.SourceRange;
import dev.amplifier.core.yaml.SourceText;
import java.util.List;

/**
 * Something that supplies agents to a recipe of schema version 2.
 *
 * @param source where it comes from
 * @param kind what it is
 * @param requiredAgents the agents that it must supply
 * @param range where the entry stands in the document
 */
public record Dependency(SourceText source, Kind kind, List<SourceText> requiredAgents, SourceRange range) {

    /** Copies the agents. */
    public Dependency {
        requiredAgents = List.copyOf(requiredAgents);
    }

    /** What a dependency is. */
    public enum Kind implements Word {
        /** A whole bundle. */
        BUNDLE,
        /** A behavior, a bundle meant to be included. */
        BEHAVIOR
    }
}
