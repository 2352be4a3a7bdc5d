package dev.amplifier.core.recipe.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.recipe.RecipeParser;
import dev.amplifier.core.recipe.graph.RecipeGraph.Edge;
import dev.amplifier.core.recipe.graph.RecipeGraph.Kind;
import dev.amplifier.core.recipe.graph.RecipeGraph.Node;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecipeGraphTest {

    private static RecipeGraph graph(String body) {
        String text = "name: demo\ndescription: d\nversion: 1.0.0\n" + body;
        return RecipeGraph.of(RecipeParser.parse(text).recipe().orElseThrow());
    }

    private static String ways(RecipeGraph graph) {
        var labels = new StringBuilder();
        for (Edge edge : graph.edges()) {
            labels.append(label(graph, edge.from()))
                    .append(edge.label().isEmpty() ? " > " : " -" + edge.label() + "> ")
                    .append(label(graph, edge.to()))
                    .append('\n');
        }
        return labels.toString();
    }

    private static String label(RecipeGraph graph, String id) {
        return graph.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow()
                .label();
    }

    @Test
    void steps_follow_each_other_from_start_to_end() {
        var graph = graph("""
                steps:
                  - {id: a, agent: self, prompt: x}
                  - {id: b, type: bash, command: ls}
                  - {id: c, type: recipe, recipe: other.yaml}
                """);

        assertThat(graph.nodes())
                .extracting(Node::kind)
                .containsExactly(Kind.START, Kind.AGENT, Kind.BASH, Kind.RECIPE, Kind.END);
        assertThat(graph.nodes()).extracting(Node::path).containsExactly("", "steps[0]", "steps[1]", "steps[2]", "");
        assertThat(ways(graph)).isEqualTo("""
                demo > a: self
                a: self > b
                b > c: other.yaml
                c: other.yaml > end
                """);
    }

    @Test
    void a_condition_is_a_branch_around_its_step() {
        var graph = graph("""
                steps:
                  - {id: a, type: bash, command: ls, condition: "{{x}} == 1"}
                  - {id: b, type: bash, command: ls}
                """);

        assertThat(ways(graph)).isEqualTo("""
                demo > {{x}} == 1
                {{x}} == 1 -yes> a
                a > b
                {{x}} == 1 -no> b
                b > end
                """);
    }

    @Test
    void a_loop_around_one_step_leads_back_to_it() {
        var graph = graph("steps: [{id: a, type: bash, command: ls, foreach: '{{l}}', parallel: 3}]\n");

        assertThat(ways(graph)).contains("a -each item of {{l}}, 3 at once> a");
    }

    @Test
    void a_loop_with_a_body_goes_round_through_its_group() {
        var graph = graph("""
                steps:
                  - id: rounds
                    while_condition: "{{more}}"
                    steps:
                      - {id: a, type: bash, command: ls}
                      - {id: b, type: bash, command: ls}
                """);

        assertThat(ways(graph)).isEqualTo("""
                demo > rounds
                rounds -while {{more}}> a
                a > b
                b -next> rounds
                rounds -done> end
                """);
        assertThat(graph.groups()).singleElement().satisfies(group -> {
            assertThat(group.stage()).isFalse();
            assertThat(graph.nodes())
                    .filteredOn(node -> node.group().equals(Optional.of(group.id())))
                    .extracting(Node::label)
                    .containsExactly("a", "b");
        });
    }

    @Test
    void gates_stand_before_or_after_their_stage() {
        var graph = graph("""
                stages:
                  - name: one
                    steps: [{id: a, type: bash, command: ls}]
                    approval: {required: true, prompt: Go on}
                  - name: two
                    steps: [{id: b, type: bash, command: ls}]
                    approval: {required: true, prompt: Really, when: before_stage}
                """);

        assertThat(ways(graph)).isEqualTo("""
                demo > a
                a > Go on
                Go on -approved> Really
                Really -approved> b
                b > end
                Go on -denied> end
                Really -denied> end
                """);
        assertThat(graph.groups()).extracting(RecipeGraph.Group::label).containsExactly("one", "two");
    }

    @Test
    void Mermaid_shows_groups_shapes_and_colours() {
        var mermaid = graph("""
                stages:
                  - name: one
                    steps: [{id: a, agent: self, prompt: x}]
                    approval: {required: true, prompt: Go on}
                """).toMermaid();

        assertThat(mermaid)
                .startsWith("""
                        flowchart TD
                          n0(["demo"]):::startNode
                          n2{"Go on"}:::gateNode
                          n3(["end"]):::endNode
                          subgraph g0["one"]
                            n1["a: self"]:::agentNode
                          end
                          n0 --> n1
                          n1 --> n2
                          n2 -->|"approved"| n3
                          n2 -->|"denied"| n3
                        """)
                .contains("classDef agentNode fill:#c8e6c9")
                .contains("style g0 fill:#f9f9f9,stroke:#999999");
    }

    @Test
    void what_an_author_writes_cannot_leave_its_label() {
        var mermaid = graph("steps: [{id: 'x\"]; click n0 \"javascript:alert(1)\" <b>', type: bash, command: ls}]\n")
                .toMermaid();

        assertThat(mermaid.lines().filter(line -> line.contains("click")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("  n1[\"x#34;#93;#59; click")
                        .doesNotContain("<")
                        .endsWith("\"]:::bashNode"));
    }

    @Test
    void long_labels_are_cut() {
        var graph = graph("steps: [{id: %s, type: bash, command: ls}]\n".formatted("x".repeat(500)));

        assertThat(graph.nodes().get(1).label()).hasSize(60).endsWith("\u2026");
    }
}
