package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Pictures;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.skill.Skill;
import dev.amplifier.core.workspace.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionTest {

    private static final String BUNDLE = """
            ---
            bundle: {name: demo}
            tools: [{module: tool-filesystem}, {module: tool-todo}, {module: tool-skills}, {module: tool-delegate}]
            agents:
              reader: {description: Reads., instruction: Read closely., provider_preferences: [{provider: scripted, model: '*-2'}]}
              writer: {description: Writes., instruction: Write plainly., agents: none}
            ---
            Be kind.
            """;

    private final ScriptedProvider provider = new ScriptedProvider(200_000);
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Workspace workspace = new Workspace();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void an_answer_without_tool_calls_ends_the_turn() throws Exception {
        provider.then(new Block.Text("Hello"));

        TurnResult result = run("self", "Greet me");

        assertThat(result).isInstanceOf(TurnResult.Answered.class);
        assertThat(((TurnResult.Answered) result).text()).isEqualTo("Hello");
        assertThat(result.spent()).isEqualTo(new TurnResult.Spent(10, 5, new BigDecimal("0.01")));
        assertThat(events)
                .extracting(Event::type)
                .containsExactly(
                        "session:start",
                        "prompt:submit",
                        "provider:request",
                        "content_block:start",
                        "content_block:delta",
                        "content_block:end",
                        "provider:response",
                        "orchestrator:complete",
                        "prompt:complete",
                        "session:end");
    }

    @Test
    void tools_work_on_the_workspace_and_their_results_go_back_in_order() throws Exception {
        workspace.write("b.md", "ho");
        provider.then(
                        call("1", "write_file", "{\"file_path\": \"a.md\", \"content\": \"hi\"}"),
                        call("2", "no_such_tool", "{}"),
                        call("3", "read_file", "{\"file_path\": \"b.md\"}"))
                .then(new Block.Text("Done"));

        TurnResult result = run("self", "Write it");

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("Done");
        assertThat(workspace.read("a.md")).contains("hi");
        List<Block> results = provider.questions().get(1).messages().getLast().blocks();
        assertThat(results)
                .extracting(block -> ((Block.ToolResult) block).callId() + " " + ((Block.ToolResult) block).isError())
                .containsExactly("1 false", "2 true", "3 false");
        assertThat(events).extracting(Event::type).contains("tool:pre", "tool:post", "tool:error");
    }

    @Test
    void an_agent_brings_its_instruction_and_its_model() throws Exception {
        provider.then(new Block.Text("ok"));

        run("demo:reader", "Read");

        assertThat(provider.questions().getFirst().system()).startsWith("Be kind.\n\nRead closely.");
        assertThat(provider.questions().getFirst().model()).isEqualTo("scripted-2");
    }

    @Test
    void pictures_go_before_the_words_to_a_model_that_sees() throws Exception {
        provider.then(new Block.Text("A dot"));

        TurnResult result = shown("demo:reader");

        assertThat(result).isInstanceOf(TurnResult.Answered.class);
        assertThat(provider.questions().getFirst().messages().getLast())
                .isEqualTo(ChatMessage.user("What is it?", List.of(Pictures.DOT)));
        assertThat(events)
                .filteredOn(event -> event.type().equals("prompt:submit"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.data().at("/images/0/media_type").asText())
                        .isEqualTo("image/png"))
                .satisfies(event -> assertThat(event.data().toString()).doesNotContain(Pictures.DOT.base64()));
    }

    @Test
    void a_model_that_cannot_see_says_so_and_is_not_asked() throws Exception {
        TurnResult result = shown("self");

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("images_not_supported");
        assertThat(provider.questions()).isEmpty();
    }

    private TurnResult shown(String agent) throws Exception {
        TurnRequest words = request(agent, "What is it?", List.of(), null);
        TurnRequest request = new TurnRequest(
                agent,
                words.instruction(),
                List.of(),
                null,
                List.of(),
                workspace,
                null,
                null,
                words.overrides(),
                List.of(Pictures.DOT));
        return session().run(request, events::add, cancellation);
    }

    @Test
    void an_agent_that_nobody_knows_is_told_and_the_bundle_does_the_work() throws Exception {
        provider.then(new Block.Text("ok"));

        TurnResult result = run("other:reader", "Read");

        assertThat(result).isInstanceOf(TurnResult.Answered.class);
        assertThat(notifications()).anySatisfy(text -> assertThat(text).contains("'other:reader'"));
    }

    @Test
    void a_model_that_is_not_on_offer_is_told_and_the_default_is_used() throws Exception {
        provider.then(new Block.Text("ok"));

        session()
                .run(
                        request("self", "x", List.of(new Providers.Preference("acme", "m-1")), null),
                        events::add,
                        cancellation);

        assertThat(provider.questions().getFirst().model()).isEqualTo("scripted-1");
        assertThat(notifications()).anySatisfy(text -> assertThat(text).contains("acme/m-1"));
    }

    @Test
    void skills_are_announced_and_loaded_when_asked_for() throws Exception {
        provider.then(call("1", "load_skill", "{\"skill_name\": \"five-whys\"}"))
                .then(new Block.Text("ok"));

        run("self", "Why?");

        assertThat(provider.questions().getFirst().system()).contains("- five-whys: Finds causes. Use when asked why.");
        assertThat(provider.questions().getFirst().system()).doesNotContain("Ask five times.");
        Block.ToolResult loaded = (Block.ToolResult)
                provider.questions().get(1).messages().getLast().blocks().getFirst();
        assertThat(loaded.content()).contains("Ask five times.");
    }

    @Test
    void delegation_gives_the_task_to_the_other_agent_and_counts_what_it_costs() throws Exception {
        provider.then(call("1", "delegate", "{\"agent\": \"demo:reader\", \"instruction\": \"Read a.md\"}"))
                .then(new Block.Text("It says hi"))
                .then(new Block.Text("Done"));

        TurnResult result = run("self", "Have it read");

        assertThat(provider.questions().get(1).system()).contains("Read closely.");
        assertThat(provider.questions().get(1).messages())
                .containsExactly(ChatMessage.user("USER: Have it read\n\n[YOUR TASK]\nRead a.md"));
        assertThat(provider.questions().get(1).tools())
                .noneMatch(tool -> tool.name().equals("delegate"));
        Block.ToolResult answer = (Block.ToolResult)
                provider.questions().get(2).messages().getLast().blocks().getFirst();
        assertThat(answer.content())
                .matches("\\{\"response\":\"It says hi\",\"session_id\":\"[0-9a-f]{16}-[0-9a-f]{16}_reader\","
                        + "\"agent\":\"reader\",\"turn_count\":1,\"status\":\"success\"}");
        assertThat(result.spent().costUsd()).isEqualByComparingTo("0.03");
        assertThat(events).extracting(Event::type).contains("session:fork");
    }

    @Test
    void an_agent_that_declares_the_tool_itself_calls_further_ones() throws Exception {
        provider.then(call("1", "delegate", "{\"agent\": \"editor\", \"instruction\": \"Edit a.md\"}"))
                .then(call("2", "delegate", "{\"agent\": \"reader\", \"instruction\": \"Read a.md\"}"))
                .then(new Block.Text("It says hi"))
                .then(new Block.Text("Edited"))
                .then(new Block.Text("Done"));

        TurnResult result = session(
                        BUNDLE.replace(
                                "\nagents:",
                                "\nagents:\n  editor: {description: Edits., instruction: Edit., tools: [{module: tool-delegate}]}"))
                .run(request("self", "Have it edited", List.of(), null), events::add, cancellation);

        assertThat(provider.questions().get(2).system()).contains("Read closely.");
        assertThat(provider.questions().get(2).tools())
                .noneMatch(tool -> tool.name().equals("delegate"));
        assertThat(((TurnResult.Answered) result).text()).isEqualTo("Done");
        assertThat(result.spent().costUsd()).isEqualByComparingTo("0.05");
    }

    @Test
    void a_chain_of_agents_that_call_one_of_their_own_kind_ends() throws Exception {
        String bundle = BUNDLE.replace(
                "{module: tool-delegate}", "{module: tool-delegate, config: {settings: {exclude_tools: []}}}");
        for (int call = 0; call <= Lineage.MOST_SELVES; call++) {
            provider.then(call("1", "delegate", "{\"agent\": \"self\", \"instruction\": \"Think\"}"));
        }
        for (int answer = 0; answer <= Lineage.MOST_SELVES; answer++) {
            provider.then(new Block.Text("Thought"));
        }

        TurnResult result = session(bundle).run(request("self", "Think", List.of(), null), events::add, cancellation);

        assertThat(result).isInstanceOf(TurnResult.Answered.class);
        assertThat(events)
                .filteredOn(event -> event.type().equals("session:fork"))
                .hasSize(Lineage.MOST_SELVES);
        Block.ToolResult refusal = (Block.ToolResult) provider.questions()
                .get(Lineage.MOST_SELVES + 1)
                .messages()
                .getLast()
                .blocks()
                .getFirst();
        assertThat(refusal.content()).contains("there is no agent 'self'");
    }

    @Test
    void a_chain_of_agents_that_call_one_another_ends() throws Exception {
        String bundle = BUNDLE.replace(
                        "{module: tool-delegate}", "{module: tool-delegate, config: {exclude_tools: []}}")
                .replace(", agents: none", "");
        for (int call = 0; call < Lineage.MOST_DEPTH; call++) {
            String other = call % 2 == 0 ? "reader" : "writer";
            provider.then(call("1", "delegate", "{\"agent\": \"" + other + "\", \"instruction\": \"On\"}"));
        }
        for (int answer = 0; answer <= Lineage.MOST_DEPTH; answer++) {
            provider.then(new Block.Text("Done"));
        }

        session(bundle).run(request("self", "On", List.of(), null), events::add, cancellation);

        assertThat(provider.questions().get(Lineage.MOST_DEPTH - 1).tools())
                .anyMatch(tool -> tool.name().equals("delegate"));
        assertThat(provider.questions().get(Lineage.MOST_DEPTH).tools())
                .noneMatch(tool -> tool.name().equals("delegate"));
    }

    @Test
    void an_agent_that_may_call_nobody_is_not_offered_to() throws Exception {
        provider.then(new Block.Text("ok"));

        run("writer", "Write");

        assertThat(provider.questions().getFirst().tools())
                .noneMatch(tool -> tool.name().equals("delegate"));
    }

    @Test
    void a_ceiling_of_cost_ends_the_turn_before_the_next_question() throws Exception {
        provider.then(call("1", "todo", "{\"action\": \"list\"}")).then(new Block.Text("too late"));

        TurnResult result =
                session().run(request("self", "x", List.of(), new BigDecimal("0.01")), events::add, cancellation);

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("cost_ceiling");
        assertThat(result.spent().costUsd()).isEqualByComparingTo("0.01");
    }

    @Test
    void an_agent_that_never_comes_to_an_answer_is_ended() throws Exception {
        for (int i = 0; i <= 40; i++) {
            provider.then(call("c" + i, "todo", "{\"action\": \"list\"}"));
        }

        TurnResult result = run("self", "Go round and round");

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("too_many_turns");
    }

    @Test
    void a_failure_of_the_provider_is_the_turns_failure() throws Exception {
        provider.then(new Answer.Failed("overloaded", "busy", true, null));

        TurnResult result = run("self", "x");

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("overloaded");
        assertThat(events.getLast().data().path("status").asText()).isEqualTo("failed");
    }

    @Test
    void a_cancelled_turn_stops_and_leaves_no_call_unanswered() throws Exception {
        provider.then(new Answer.Stopped());

        assertThat(run("self", "x")).isInstanceOf(TurnResult.Stopped.class);
        cancellation.cancel();
        assertThat(run("self", "x")).isInstanceOf(TurnResult.Stopped.class);
    }

    @Test
    void nothing_of_a_turn_reaches_the_next() throws Exception {
        Session session = session();
        provider.then(
                        call("1", "todo", "{\"action\": \"create\", \"todos\": [{\"content\": \"my secret\"}]}"),
                        call("2", "write_file", "{\"file_path\": \"secret.md\", \"content\": \"my secret\"}"))
                .then(new Block.Text("my secret"))
                .then(call("3", "todo", "{\"action\": \"list\"}"), call("4", "glob", "{\"pattern\": \"**\"}"))
                .then(new Block.Text("ok"));
        session.run(request("self", "my secret", List.of(), null), events::add, cancellation);
        int before = provider.questions().size();
        events.clear();

        session.run(
                new TurnRequest("self", "Who was here?", List.of(), null, List.of(), new Workspace(), null, null),
                events::add,
                cancellation);

        assertThat(provider.questions()
                        .subList(before, provider.questions().size())
                        .toString())
                .doesNotContain("my secret")
                .doesNotContain("secret.md");
        assertThat(events.toString()).doesNotContain("my secret");
    }

    @Test
    void a_conversation_that_is_too_long_is_compacted_and_keeps_its_end() throws Exception {
        ScriptedProvider small = new ScriptedProvider(4_000);
        small.then(new Block.Text("ok"));
        List<ChatMessage> conversation = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            conversation.add(ChatMessage.user("question " + i + " " + "x".repeat(400)));
            conversation.add(ChatMessage.assistant("answer " + i));
        }
        Bundle bundle = new BundleReader(name -> Optional.empty()).read("bundle: {name: small}");

        new Session(bundle, new Providers(List.of(small)), any -> List.of())
                .run(
                        new TurnRequest("self", "the last words", conversation, null, List.of(), workspace, null, null),
                        events::add,
                        cancellation);

        List<ChatMessage> sent = small.questions().getFirst().messages();
        assertThat(sent).hasSizeLessThan(40);
        assertThat(sent.getFirst().role()).isEqualTo(ChatMessage.Role.USER);
        assertThat(sent.getLast()).isEqualTo(ChatMessage.user("the last words"));
        assertThat(events).extracting(Event::type).contains("context:compaction");
    }

    private TurnResult run(String agent, String instruction) throws Exception {
        return session().run(request(agent, instruction, List.of(), null), events::add, cancellation);
    }

    private Session session() throws Exception {
        return session(BUNDLE);
    }

    private Session session(String text) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read(text);
        Skill skill = Skill.read("""
                        ---
                        name: five-whys
                        description: Finds causes. Use when asked why.
                        ---
                        Ask five times.
                        """).orElseThrow();
        return new Session(
                bundle, new Providers(List.of(provider)), any -> ToolKit.of(any, List.of(skill), ToolModules.NONE));
    }

    private TurnRequest request(
            String agent, String instruction, List<Providers.Preference> preferences, BigDecimal ceiling) {
        return new TurnRequest(agent, instruction, List.of(), null, preferences, workspace, ceiling, null);
    }

    private List<String> notifications() {
        return events.stream()
                .filter(event -> event.type().equals("user:notification"))
                .map(event -> event.data().path("message").asText())
                .toList();
    }

    private static Block.ToolCall call(String id, String tool, String input) throws Exception {
        JsonNode json = new ObjectMapper().readTree(input);
        return new Block.ToolCall(id, tool, json);
    }
}
