package dev.amplifier.core.recipe.graph;

import dev.amplifier.core.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/**
 * A recipe as a graph. The same recipe always gives the same graph, node ids included.
 *
 * @param nodes in the order of the recipe, the start first and the end last
 * @param edges in the order in which they were drawn
 * @param groups stages and bodies of loops, outer ones before inner ones
 */
public record RecipeGraph(List<Node> nodes, List<Edge> edges, List<Group> groups) {

    /** Copies the lists. */
    public RecipeGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        groups = List.copyOf(groups);
    }

    /** The graph of a recipe. */
    public static RecipeGraph of(Recipe recipe) {
        return new GraphDrawing().draw(recipe);
    }

    /** The graph as a Mermaid flowchart. */
    public String toMermaid() {
        return new MermaidText(this).write();
    }

    /** What a node stands for. */
    public enum Kind {
        /** Where a run begins. */
        START,
        /** Where a run ends. */
        END,
        /** An agent step. */
        AGENT,
        /** A bash step. */
        BASH,
        /** A step that runs another recipe. */
        RECIPE,
        /** The head of a loop with a body of its own. */
        LOOP,
        /** The condition of a step. */
        CONDITION,
        /** An approval gate. */
        GATE
    }

    /**
     * A node.
     *
     * @param id its id, such as {@code n3}
     * @param kind what it stands for
     * @param label what it shows, one line
     * @param path the path of the step or gate in the document; empty for start and end
     * @param line the line of the step or gate in the document, from 1; 0 for start and end
     * @param group the id of the group it stands in
     */
    public record Node(String id, Kind kind, String label, String path, int line, Optional<String> group) {}

    /**
     * A way from one node to another.
     *
     * @param from the id of the node it leaves
     * @param to the id of the node it reaches
     * @param label when it is taken; empty for always
     */
    public record Edge(String from, String to, String label) {}

    /**
     * A stage, or the body of a loop.
     *
     * @param id its id, such as {@code g1}
     * @param label what it shows, one line
     * @param stage whether it is a stage
     * @param parent the id of the group around it
     */
    public record Group(String id, String label, boolean stage, Optional<String> parent) {}
}
