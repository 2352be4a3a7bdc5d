package dev.amplifier.core.recipe.graph;

import dev.amplifier.core.recipe.AgentStep;
import dev.amplifier.core.recipe.Approval;
import dev.amplifier.core.recipe.BashStep;
import dev.amplifier.core.recipe.BodyStep;
import dev.amplifier.core.recipe.Condition;
import dev.amplifier.core.recipe.Flow;
import dev.amplifier.core.recipe.Loop;
import dev.amplifier.core.recipe.Parallelism;
import dev.amplifier.core.recipe.Recipe;
import dev.amplifier.core.recipe.RecipeStep;
import dev.amplifier.core.recipe.Stage;
import dev.amplifier.core.recipe.Step;
import dev.amplifier.core.recipe.graph.RecipeGraph.Edge;
import dev.amplifier.core.recipe.graph.RecipeGraph.Group;
import dev.amplifier.core.recipe.graph.RecipeGraph.Kind;
import dev.amplifier.core.recipe.graph.RecipeGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the graph of one recipe. Used once, by one thread. */
final class GraphDrawing {

    private static final int LONGEST_LABEL = 60;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Loose> denials = new ArrayList<>();

    /** The loose end of a way that the next node will be tied to. */
    private record Loose(String from, String label) {}

    RecipeGraph draw(Recipe recipe) {
        var ends = List.of(new Loose(add(Kind.START, recipe.name().value(), "", 0, Optional.empty()), ""));
        switch (recipe.flow()) {
            case Flow.Flat(var steps) -> ends = steps(steps, "steps", Optional.empty(), ends);
            case Flow.Staged(var stages) -> {
                for (int i = 0; i < stages.size(); i++) {
                    ends = stage(stages.get(i), "stages[" + i + "]", ends);
                }
            }
        }
        String end = add(Kind.END, "end", "", 0, Optional.empty());
        tie(ends, end);
        tie(denials, end);
        return new RecipeGraph(nodes, edges, groups);
    }

    private List<Loose> stage(Stage stage, String path, List<Loose> ends) {
        var gate = stage.gate();
        var before = gate.filter(approval -> approval.when() == Approval.When.BEFORE_STAGE);
        var after = gate.filter(approval -> approval.when() == Approval.When.AFTER_STAGE);
        var open = before.isPresent() ? gate(before.get(), path, ends) : ends;
        var group = new Group("g" + groups.size(), label(stage.name().value()), true, Optional.empty());
        groups.add(group);
        open = steps(stage.steps(), path + ".steps", Optional.of(group.id()), open);
        return after.isPresent() ? gate(after.get(), path, open) : open;
    }

    private List<Loose> gate(Approval approval, String path, List<Loose> ends) {
        String question = approval.prompt().value().lines().findFirst().orElse("Approve?");
        String node =
                add(Kind.GATE, question, path + ".approval", approval.range().startLine(), Optional.empty());
        tie(ends, node);
        denials.add(new Loose(node, "denied"));
        return List.of(new Loose(node, "approved"));
    }

    private List<Loose> steps(List<Step> steps, String path, Optional<String> group, List<Loose> ends) {
        var open = ends;
        for (int i = 0; i < steps.size(); i++) {
            open = step(steps.get(i), path + "[" + i + "]", group, open);
        }
        return open;
    }

    private List<Loose> step(Step step, String path, Optional<String> group, List<Loose> ends) {
        var open = ends;
        var skipped = new ArrayList<Loose>();
        var condition = step.common().condition();
        if (condition.isPresent()) {
            String text = switch (condition.get()) {
                case Condition.Expression(var source) -> source.value();
                case Condition.Constant(boolean value, var range) -> Boolean.toString(value);
            };
            String node = add(
                    Kind.CONDITION,
                    text,
                    path + ".condition",
                    condition.get().range().startLine(),
                    group);
            tie(open, node);
            open = List.of(new Loose(node, "yes"));
            skipped.add(new Loose(node, "no"));
        }
        String node = add(kind(step), name(step), path, step.range().startLine(), group);
        tie(open, node);
        var left = new ArrayList<>(step instanceof BodyStep body ? body(body, path, group, node) : single(step, node));
        left.addAll(skipped);
        return left;
    }

    private List<Loose> single(Step step, String node) {
        step.loop().ifPresent(loop -> edges.add(new Edge(node, node, label(describe(loop)))));
        return List.of(new Loose(node, ""));
    }

    private List<Loose> body(BodyStep step, String path, Optional<String> group, String head) {
        String description = step.loop().map(GraphDrawing::describe).orElse("");
        var inside = new Group("g" + groups.size(), label(step.id()), false, group);
        groups.add(inside);
        var open = steps(
                step.steps(), path + ".steps", Optional.of(inside.id()), List.of(new Loose(head, label(description))));
        for (var end : open) {
            edges.add(new Edge(end.from(), head, end.label().isEmpty() ? "next" : end.label() + ", next"));
        }
        return List.of(new Loose(head, "done"));
    }

    private static String describe(Loop loop) {
        return switch (loop) {
            case Loop.Foreach foreach ->
                "each " + foreach.as().value() + " of " + foreach.items().value()
                        + switch (foreach.parallel()) {
                            case Parallelism.Sequential sequential -> "";
                            case Parallelism.Unbounded unbounded -> ", all at once";
                            case Parallelism.Bounded(int limit) -> ", " + limit + " at once";
                        };
            case Loop.While whileLoop -> "while " + whileLoop.condition().value();
        };
    }

    private static Kind kind(Step step) {
        return switch (step) {
            case AgentStep agent -> Kind.AGENT;
            case BashStep bash -> Kind.BASH;
            case RecipeStep recipe -> Kind.RECIPE;
            case BodyStep body -> Kind.LOOP;
        };
    }

    private static String name(Step step) {
        return switch (step) {
            case AgentStep agent -> agent.id() + ": " + agent.agent().value();
            case RecipeStep recipe -> recipe.id() + ": " + recipe.recipe().value();
            case BashStep bash -> bash.id();
            case BodyStep body -> body.id();
        };
    }

    private String add(Kind kind, String label, String path, int line, Optional<String> group) {
        String id = "n" + nodes.size();
        nodes.add(new Node(id, kind, label(label), path, line, group));
        return id;
    }

    private void tie(List<Loose> ends, String to) {
        ends.forEach(end -> edges.add(new Edge(end.from(), to, end.label())));
    }

    private static String label(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_LABEL) {
            return line;
        }
        int cut = Character.isHighSurrogate(line.charAt(LONGEST_LABEL - 2)) ? LONGEST_LABEL - 2 : LONGEST_LABEL - 1;
        return line.substring(0, cut) + "\u2026";
    }
}
