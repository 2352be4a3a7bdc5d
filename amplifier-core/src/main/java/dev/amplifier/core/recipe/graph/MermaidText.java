package dev.amplifier.core.recipe.graph;

import dev.amplifier.core.recipe.graph.RecipeGraph.Group;
import dev.amplifier.core.recipe.graph.RecipeGraph.Kind;
import dev.amplifier.core.recipe.graph.RecipeGraph.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a graph as a Mermaid flowchart. Whatever a recipe's author wrote ends up as text inside quotes. */
final class MermaidText {

    private final RecipeGraph graph;
    private final Map<Optional<String>, List<Node>> nodes;
    private final Map<Optional<String>, List<Group>> groups;
    private final StringBuilder out = new StringBuilder();

    MermaidText(RecipeGraph graph) {
        this.graph = graph;
        this.nodes = graph.nodes().stream().collect(Collectors.groupingBy(Node::group));
        this.groups = graph.groups().stream().collect(Collectors.groupingBy(Group::parent));
    }

    String write() {
        out.append("flowchart TD\n");
        members(Optional.empty(), "  ");
        for (var edge : graph.edges()) {
            out.append("  ").append(edge.from()).append(" -->");
            if (!edge.label().isEmpty()) {
                out.append('|').append(quoted(edge.label())).append('|');
            }
            out.append(' ').append(edge.to()).append('\n');
        }
        for (Kind kind : Kind.values()) {
            out.append("  classDef ")
                    .append(styleName(kind))
                    .append(' ')
                    .append(style(kind))
                    .append('\n');
        }
        for (Group group : graph.groups()) {
            out.append("  style ").append(group.id()).append(" fill:#f9f9f9,stroke:#999999,color:#000000\n");
        }
        return out.toString();
    }

    private void members(Optional<String> group, String indent) {
        for (Node node : nodes.getOrDefault(group, List.of())) {
            out.append(indent)
                    .append(node.id())
                    .append(shape(node))
                    .append(":::")
                    .append(styleName(node.kind()))
                    .append('\n');
        }
        for (Group inner : groups.getOrDefault(group, List.of())) {
            out.append(indent)
                    .append("subgraph ")
                    .append(inner.id())
                    .append('[')
                    .append(quoted(inner.label()))
                    .append("]\n");
            members(Optional.of(inner.id()), indent + "  ");
            out.append(indent).append("end\n");
        }
    }

    private static String shape(Node node) {
        String label = quoted(node.label());
        return switch (node.kind()) {
            case START, END -> "([" + label + "])";
            case AGENT, BASH -> "[" + label + "]";
            case RECIPE -> "[[" + label + "]]";
            case LOOP -> "{{" + label + "}}";
            case CONDITION, GATE -> "{" + label + "}";
        };
    }

    private static String styleName(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "Node";
    }

    private static String style(Kind kind) {
        return switch (kind) {
            case START, END -> "fill:#e0e0e0,stroke:#999999,color:#000000";
            case AGENT -> "fill:#c8e6c9,stroke:#999999,color:#000000";
            case BASH -> "fill:#bbdefb,stroke:#999999,color:#000000";
            case RECIPE -> "fill:#e0e0e0,stroke:#999999,color:#000000,stroke-dasharray:5 5";
            case LOOP -> "fill:#f9f9f9,stroke:#999999,color:#000000";
            case CONDITION -> "fill:#fff9c4,stroke:#999999,color:#000000";
            case GATE -> "fill:#ffe0b2,stroke:#999999,color:#000000";
        };
    }

    /** A label in quotes; every character that means something to Mermaid or to HTML is written by its number. */
    private static String quoted(String label) {
        var text = new StringBuilder("\"");
        label.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ' || "_.,:/?!-+*'()".indexOf(c) >= 0) {
                text.appendCodePoint(c);
            } else {
                text.append('#').append(c).append(';');
            }
        });
        return text.append('"').toString();
    }
}
