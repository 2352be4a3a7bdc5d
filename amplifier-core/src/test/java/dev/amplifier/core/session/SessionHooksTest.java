package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.cancellation.RunningTool;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.Hook;
import dev.amplifier.core.hook.HookAction.AskUser;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionHooksTest {

    private static final String BUNDLE = """
            bundle: {name: demo}
            tools: [{module: tool-filesystem}, {module: tool-todo}, {module: tool-delegate}]
            agents:
              reader: {description: Reads., instruction: Read closely.}
            """;

    private final ScriptedProvider provider = new ScriptedProvider(200_000);
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<HookModule> hooks = new ArrayList<>();
    private final Workspace workspace = new Workspace();
    private final Cancellation cancellation = new Cancellation();
    private Approvals people = Approvals.NOBODY;

    @Test
    void a_denied_tool_call_is_not_made_and_comes_back_to_the_model_as_an_error() throws Exception {
        on(CanonicalEvents.TOOL_PRE, event -> HookResult.deny("read only, please"));
        provider.then(write("a.md")).then(new Block.Text("ok"));

        assertThat(run("Write")).isInstanceOf(TurnResult.Answered.class);

        assertThat(workspace.paths()).isEmpty();
        assertThat(lastResult(1)).isEqualTo(new Block.ToolResult("1", "the call was denied: read only, please", true));
        assertThat(types()).contains("tool:pre", "tool:error");
    }

    @Test
    void a_modified_input_is_what_the_tool_sees() throws Exception {
        on(CanonicalEvents.TOOL_PRE, event -> {
            ObjectNode data = event.data();
            ((ObjectNode) data.get("tool_input")).put("file_path", "moved.md");
            return HookResult.modify(data);
        });
        provider.then(write("a.md")).then(new Block.Text("ok"));

        run("Write");

        assertThat(workspace.paths()).containsExactly("moved.md");
        assertThat(dataOf("tool:pre").path("tool_input").path("file_path").asText())
                .isEqualTo("moved.md");
        assertThat(dataOf("tool:pre").has("session_id")).isFalse();
    }

    @Test
    void a_modified_result_is_what_the_model_sees_and_a_denied_one_is_withheld() throws Exception {
        on(
                CanonicalEvents.TOOL_POST,
                event -> event.data().path("tool_call_id").asText().equals("1")
                        ? HookResult.modify(event.data().put("tool_response", "changed"))
                        : HookResult.deny("secret"));
        provider.then(write("a.md"), call("2", "todo", "{\"action\": \"list\"}"))
                .then(new Block.Text("ok"));

        run("Write");

        assertThat(provider.questions().get(1).messages().getLast().blocks())
                .containsExactly(
                        new Block.ToolResult("1", "changed", false),
                        new Block.ToolResult("2", "the result is withheld: secret", true));
    }

    @Test
    void a_long_result_that_no_hook_changed_reaches_the_model_whole() throws Exception {
        workspace.write("long.md", "x".repeat(20_000));
        on(CanonicalEvents.TOOL_POST, event -> HookResult.CONTINUE);
        provider.then(call("1", "read_file", "{\"file_path\": \"long.md\"}")).then(new Block.Text("ok"));

        run("Read");

        assertThat(lastResult(1).content()).hasSizeGreaterThan(20_000);
    }

    @Test
    void what_is_injected_before_a_question_is_in_that_question_only() throws Exception {
        List<String> once = new ArrayList<>(List.of("remember this"));
        on(CanonicalEvents.PROVIDER_REQUEST, event -> once.isEmpty() ? HookResult.CONTINUE : remind(once));
        provider.then(call("1", "todo", "{\"action\": \"list\"}")).then(new Block.Text("ok"));

        run("Go");

        assertThat(provider.questions().get(0).messages().toString()).contains("remember this");
        assertThat(provider.questions().get(1).messages().toString()).doesNotContain("remember this");
    }

    @Test
    void what_is_injected_after_a_tool_is_in_the_next_question() throws Exception {
        on(CanonicalEvents.TOOL_POST, event -> HookResult.remind("mind the format"));
        provider.then(call("1", "todo", "{\"action\": \"list\"}")).then(new Block.Text("ok"));

        run("Go");

        assertThat(provider.questions().get(1).messages().getLast().blocks())
                .containsExactly(new Block.Text("mind the format"));
    }

    @Test
    void a_question_that_nobody_can_answer_takes_its_default() throws Exception {
        on(CanonicalEvents.TOOL_PRE, event -> HookResult.ask(AskUser.about("Write a file?")));
        provider.then(write("a.md")).then(new Block.Text("ok"));

        run("Write");

        assertThat(workspace.paths()).isEmpty();
        assertThat(lastResult(1).content()).contains("No approval system available");
    }

    @Test
    void what_a_person_allows_is_done_also_by_an_agent_that_was_called() throws Exception {
        List<String> asked = new ArrayList<>();
        people = (question, any) -> {
            asked.add(question.prompt());
            return new Approvals.Reply.Chosen("allow");
        };
        on(
                CanonicalEvents.TOOL_PRE,
                event -> event.data().path("tool_name").asText().equals("write_file")
                        ? HookResult.ask(AskUser.about("Write a file?"))
                        : HookResult.CONTINUE);
        provider.then(write("a.md"))
                .then(call("2", "delegate", "{\"agent\": \"reader\", \"instruction\": \"Write too\"}"))
                .then(write("b.md"))
                .then(new Block.Text("written"))
                .then(new Block.Text("ok"));

        run("Write");

        assertThat(asked).hasSize(2);
        assertThat(workspace.paths()).containsExactlyInAnyOrder("a.md", "b.md");
    }

    @Test
    void a_denied_prompt_ends_the_turn_before_any_model_is_asked() throws Exception {
        on(CanonicalEvents.PROMPT_SUBMIT, event -> HookResult.deny("not about that"));

        TurnResult result = run("Tell me");

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("denied");
        assertThat(((TurnResult.Failed) result).message()).isEqualTo("not about that");
        assertThat(provider.questions()).isEmpty();
    }

    @Test
    void a_modified_prompt_is_what_the_model_is_asked() throws Exception {
        on(
                CanonicalEvents.PROMPT_SUBMIT,
                event -> HookResult.modify(event.data().put("prompt", "Say ho")));
        provider.then(new Block.Text("ho"));

        run("Say hi");

        assertThat(provider.questions().getFirst().messages().getLast().blocks())
                .containsExactly(new Block.Text("Say ho"));
    }

    @Test
    void a_denied_question_to_a_model_ends_the_turn() throws Exception {
        on(CanonicalEvents.PROVIDER_REQUEST, event -> HookResult.deny("enough"));

        assertThat(((TurnResult.Failed) run("Go")).message()).isEqualTo("enough");
        assertThat(provider.questions()).isEmpty();
    }

    @Test
    void a_hook_that_breaks_everywhere_breaks_no_turn() throws Exception {
        CanonicalEvents.ALL.forEach(name -> on(name, event -> {
            throw new IllegalStateException("broken hook");
        }));
        provider.then(write("a.md")).then(new Block.Text("ok"));

        assertThat(run("Write")).isInstanceOf(TurnResult.Answered.class);
        assertThat(workspace.paths()).containsExactly("a.md");
    }

    @Test
    void hooks_hear_a_turn_from_its_start_to_its_end_and_more_than_the_stream_does() throws Exception {
        List<String> heard = new ArrayList<>();
        CanonicalEvents.ALL.forEach(name -> on(name, event -> {
            heard.add(event.type());
            return HookResult.CONTINUE;
        }));
        provider.then(call("1", "todo", "{\"action\": \"list\"}")).then(new Block.Text("ok"));

        run("Go");

        assertThat(heard)
                .containsExactly(
                        "session:start",
                        "execution:start",
                        "prompt:submit",
                        "provider:request",
                        "content_block:start",
                        "content_block:end",
                        "provider:response",
                        "tool:pre",
                        "tool:post",
                        "provider:request",
                        "content_block:start",
                        "content_block:delta",
                        "content_block:end",
                        "provider:response",
                        "orchestrator:complete",
                        "prompt:complete",
                        "execution:end",
                        "session:end");
        assertThat(types()).doesNotContain("execution:start", "execution:end");
    }

    @Test
    void a_turn_that_is_cancelled_tells_its_hooks_so() throws Exception {
        List<Event> heard = new ArrayList<>();
        for (String name : List.of(
                CanonicalEvents.CANCEL_REQUESTED, CanonicalEvents.CANCEL_COMPLETED, CanonicalEvents.EXECUTION_END)) {
            on(name, event -> {
                heard.add(event);
                return HookResult.CONTINUE;
            });
        }
        cancellation.cancel();

        run("Go");

        assertThat(heard)
                .extracting(Event::type)
                .containsExactly("cancel:requested", "cancel:completed", "execution:end");
        assertThat(heard.get(1).data().path("was_immediate").asBoolean()).isTrue();
        assertThat(heard.getLast().data().path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void hooks_hear_which_tools_a_graceful_end_waited_for() throws Exception {
        List<Event> heard = new ArrayList<>();
        for (String name : List.of(CanonicalEvents.CANCEL_REQUESTED, CanonicalEvents.CANCEL_COMPLETED)) {
            on(name, event -> {
                heard.add(event);
                return HookResult.CONTINUE;
            });
        }
        try (Cancellation.Running running = cancellation.running(new RunningTool("7", "bash"))) {
            cancellation.request(Level.GRACEFUL);
        }

        run("Go");

        assertThat(heard.getFirst().data().path("level").asText()).isEqualTo("graceful");
        assertThat(heard.getFirst().data().at("/running_tools/0/name").asText()).isEqualTo("bash");
        assertThat(heard.getLast().data().path("was_immediate").asBoolean(true)).isFalse();
    }

    @Test
    void an_agent_that_is_called_has_hooks_of_its_own_under_the_id_of_its_parent() throws Exception {
        List<JsonNode> seen = new ArrayList<>();
        on(CanonicalEvents.PROVIDER_REQUEST, event -> {
            seen.add(event.data());
            return HookResult.CONTINUE;
        });
        provider.then(call("1", "delegate", "{\"agent\": \"reader\", \"instruction\": \"Read\"}"))
                .then(new Block.Text("read"))
                .then(new Block.Text("done"));

        run("Have it read");

        String parent = seen.get(0).path("session_id").asText();
        assertThat(seen).hasSize(3);
        assertThat(seen.get(1).path("parent_id").asText()).isEqualTo(parent);
        assertThat(seen.get(1).path("session_id").asText()).matches("[0-9a-f]{16}-[0-9a-f]{16}_reader");
        assertThat(seen.get(2).path("session_id").asText()).isEqualTo(parent);
    }

    private static HookResult remind(List<String> once) {
        return HookResult.remind(once.removeFirst());
    }

    private void on(String event, Hook hook) {
        hooks.add((registry, turn) -> registry.register(event, 0, "test", hook));
    }

    private TurnResult run(String instruction) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read(BUNDLE);
        return new Session(
                        new SessionPlan(bundle, hooks),
                        new Providers(List.of(provider)),
                        any -> ToolKit.of(any, List.of(), ToolModules.NONE))
                .run(
                        new TurnRequest("self", instruction, List.of(), null, List.of(), workspace, null, null),
                        events::add,
                        people,
                        cancellation);
    }

    private Block.ToolResult lastResult(int question) {
        return (Block.ToolResult)
                provider.questions().get(question).messages().getLast().blocks().getLast();
    }

    private List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    private JsonNode dataOf(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data();
    }

    private static Block.ToolCall write(String path) throws Exception {
        return call("1", "write_file", "{\"file_path\": \"" + path + "\", \"content\": \"hi\"}");
    }

    private static Block.ToolCall call(String id, String tool, String input) throws Exception {
        return new Block.ToolCall(id, tool, new ObjectMapper().readTree(input));
    }
}
