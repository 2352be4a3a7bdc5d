package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ModelRoles;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AgentOverlayTest {

    private static final String BUNDLE = """
            bundle: {name: demo}
            session: {orchestrator: loop-basic}
            tools: [{module: tool-filesystem}, {module: tool-delegate}]
            spawn: {exclude_tools: [tool-filesystem]}
            agents:
              planner: {description: Plans., instruction: Plan first., model_role: fast, tools: [{module: tool-todo}]}
              plain: {description: Plain., instruction: Be plain.}
            """;

    private final ScriptedProvider provider = new ScriptedProvider(200_000);
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void an_agent_brings_its_own_tools_and_loses_those_that_the_bundle_keeps_from_agents() throws Exception {
        Question question = asked("planner", "{}");

        assertThat(question.tools())
                .extracting(Question.ToolSpec::name)
                .contains("todo")
                .doesNotContain("read_file");
    }

    @Test
    void the_bundles_own_session_has_the_bundles_tools() throws Exception {
        assertThat(asked("self", "{}").tools())
                .extracting(Question.ToolSpec::name)
                .contains("read_file")
                .doesNotContain("todo");
    }

    @Test
    void an_agents_role_chooses_its_model() throws Exception {
        assertThat(asked("planner", "{}").model()).isEqualTo("scripted-1");
    }

    @Test
    void a_step_may_say_who_the_agent_is_and_which_model_answers_this_time() throws Exception {
        Question question = asked("planner", """
                {"instruction": "Plan backwards.", "provider_preferences": [{"provider": "scripted", "model": "*-2"}]}
                """);

        assertThat(question.system()).contains("Plan backwards.").doesNotContain("Plan first.");
        assertThat(question.model()).isEqualTo("scripted-2");
    }

    @Test
    void what_a_step_does_not_say_of_the_agent_stays() throws Exception {
        Question question = asked("planner", "{\"tools\": [{\"module\": \"tool-apply-patch\"}]}");

        assertThat(question.system()).contains("Plan first.");
        assertThat(question.tools()).extracting(Question.ToolSpec::name).contains("todo", "apply_patch");
    }

    @Test
    void a_step_may_give_the_bundles_own_session_a_tool_too() throws Exception {
        assertThat(asked("self", "{\"tools\": [{\"module\": \"tool-todo\"}]}").tools())
                .extracting(Question.ToolSpec::name)
                .contains("todo");
    }

    @Test
    void settings_of_the_loop_reach_a_loop_that_the_bundle_names_by_its_bare_name() throws Exception {
        provider.then(new Block.ToolCall("1", "delegate", new ObjectMapper().readTree("{}")))
                .then(new Block.Text("as far as I came"));

        TurnResult result = run("plain", "{\"session\": {\"orchestrator\": {\"config\": {\"max_iterations\": 1}}}}");

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("as far as I came");
        assertThat(provider.questions()).hasSize(2);
        assertThat(events)
                .filteredOn(event -> event.type().equals("orchestrator:complete"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.data().path("orchestrator").asText()).isEqualTo("loop-basic");
                    assertThat(event.data().path("status").asText()).isEqualTo("incomplete");
                });
    }

    private Question asked(String agent, String overrides) throws Exception {
        provider.then(new Block.Text("ok"));
        run(agent, overrides);
        return provider.questions().getFirst();
    }

    private TurnResult run(String agent, String overrides) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read(BUNDLE);
        Providers providers = new Providers(List.of(provider), ModelRoles.USUAL.with("fast=scripted/*-1"));
        return new Session(bundle, providers, any -> ToolKit.of(any, List.of(), ToolModules.NONE))
                .run(
                        new TurnRequest(
                                agent,
                                "Go",
                                List.of(),
                                null,
                                List.of(),
                                new Workspace(),
                                null,
                                null,
                                (ObjectNode) new ObjectMapper().readTree(overrides),
                                List.of()),
                        events::add,
                        new Cancellation());
    }
}
