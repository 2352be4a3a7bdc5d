package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.cancellation.Level;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import dev.amplifier.core.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every orchestrator promises. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class OrchestratorContract {

    final ScriptedProvider provider = new ScriptedProvider(200_000);
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<Event> ends = new ArrayList<>();
    final Cancellation cancellation = new Cancellation();
    private final Workspace workspace = new Workspace();
    private final List<Tool> tools = new ArrayList<>();
    private final List<HookModule> hooks =
            new ArrayList<>(List.of((registry, turn) -> registry.register("execution:end", 0, "ends", event -> {
                ends.add(event);
                return HookResult.CONTINUE;
            })));

    /** The module's name, as bundles say it. */
    abstract String module();

    @Test
    void an_answer_without_tool_calls_is_the_result() throws Exception {
        provider.then(new Block.Text("Hello"));

        assertThat(run("{}")).isEqualTo(new TurnResult.Answered("Hello", provider.spent()));
        assertThat(dataOf("orchestrator:complete").path("orchestrator").asText())
                .isEqualTo(module());
        assertThat(dataOf("orchestrator:complete").path("status").asText()).isEqualTo("success");
    }

    @Test
    void every_call_has_exactly_one_result_in_order_whatever_became_of_it() throws Exception {
        provider.then(
                        call("1", "write_file", "{\"file_path\": \"a.md\", \"content\": \"hi\"}"),
                        call("2", "no_such_tool", "{}"),
                        call("3", "read_file", "{\"file_path\": \"../outside\"}"),
                        call("4", "read_file", "[]"))
                .then(new Block.Text("done"));

        run("{}");

        ChatMessage results = provider.questions().get(1).messages().getLast();
        assertThat(results.blocks())
                .extracting(block -> ((Block.ToolResult) block).callId())
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    @Timeout(30)
    void calls_of_one_answer_run_at_once_and_their_results_stand_in_the_order_of_the_calls() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        tools.add(tool("first", true, context -> later.await(20, TimeUnit.SECONDS) ? "1" : "never met"));
        tools.add(tool("second", true, context -> {
            later.countDown();
            return "2";
        }));
        provider.then(call("a", "first", "{}"), call("b", "second", "{}")).then(new Block.Text("done"));

        run("{}");

        assertThat(results(1))
                .containsExactly(new Block.ToolResult("a", "1", false), new Block.ToolResult("b", "2", false));
        assertThat(groups("tool:pre")).hasSize(1).doesNotContain("");
        assertThat(groups("tool:post")).isEqualTo(groups("tool:pre"));
    }

    @Test
    void a_lone_call_belongs_to_no_group_and_runs_on_the_thread_of_the_turn() throws Exception {
        tools.add(tool("where", true, context -> Thread.currentThread().toString()));
        provider.then(call("a", "where", "{}")).then(new Block.Text("done"));

        run("{}");

        assertThat(results(1))
                .containsExactly(
                        new Block.ToolResult("a", Thread.currentThread().toString(), false));
        assertThat(groups("tool:pre")).containsExactly("");
    }

    @Test
    @Timeout(30)
    void only_so_many_calls_run_at_once() throws Exception {
        CyclicBarrier full = new CyclicBarrier(SideBySide.MOST_AT_ONCE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        tools.add(tool("crowd", true, context -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            full.await(20, TimeUnit.SECONDS);
            running.decrementAndGet();
            return "met";
        }));
        provider.then(IntStream.range(0, 3 * SideBySide.MOST_AT_ONCE)
                        .mapToObj(i -> new Block.ToolCall("c" + i, "crowd", JsonNodeFactory.instance.objectNode()))
                        .toArray(Block[]::new))
                .then(new Block.Text("done"));

        run("{}");

        assertThat(results(1)).extracting(Block.ToolResult::content).containsOnly("met");
        assertThat(most).hasValue(SideBySide.MOST_AT_ONCE);
    }

    @Test
    void a_tool_that_must_be_alone_is_called_after_all_before_it_and_before_all_behind_it() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        for (String name : List.of("early", "late")) {
            tools.add(tool(name, true, context -> {
                order.add(name);
                return name;
            }));
        }
        tools.add(tool("alone", false, context -> {
            order.add("begun");
            order.add("ended");
            return "alone";
        }));
        provider.then(
                        call("a", "early", "{}"),
                        call("b", "early", "{}"),
                        call("c", "alone", "{}"),
                        call("d", "late", "{}"),
                        call("e", "late", "{}"))
                .then(new Block.Text("done"));

        run("{}");

        assertThat(order).containsExactly("early", "early", "begun", "ended", "late", "late");
        assertThat(groups("tool:pre")).hasSize(3).contains("");
    }

    @Test
    @Timeout(30)
    void cancelling_ends_all_calls_that_run_and_leaves_none_unanswered() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        tools.add(tool("wait", true, context -> {
            both.countDown();
            return context.cancellation().proceedAfter(Duration.ofHours(1)) ? "waited" : "stopped";
        }));
        tools.add(tool("cancel", true, context -> {
            boolean met = both.await(20, TimeUnit.SECONDS);
            cancellation.cancel();
            return met ? "met" : "never met";
        }));
        provider.then(call("a", "wait", "{}"), call("b", "wait", "{}"), call("c", "cancel", "{}"));

        assertThat(run("{}")).isInstanceOf(TurnResult.Stopped.class);
        assertThat(events)
                .filteredOn(event -> event.type().equals("tool:post"))
                .extracting(event -> event.data().path("tool_response").asText())
                .containsExactlyInAnyOrder("stopped", "stopped", "met");
    }

    @Test
    @Timeout(30)
    void a_call_that_has_not_begun_when_the_turn_is_cancelled_is_answered_without_being_made() throws Exception {
        tools.add(tool("alone", false, context -> {
            cancellation.cancel();
            return "ok";
        }));
        provider.then(call("a", "alone", "{}"), call("b", "todo", "{}"), call("c", "todo", "{}"));

        assertThat(run("{}")).isInstanceOf(TurnResult.Stopped.class);
        assertThat(types().stream().filter(type -> type.equals("tool:pre"))).hasSize(3);
        assertThat(events)
                .filteredOn(event -> event.type().equals("tool:error"))
                .extracting(event -> event.data().path("tool_response").asText())
                .containsOnly("the turn was cancelled before the tool was called")
                .hasSize(2);
    }

    @Test
    @Timeout(30)
    void an_interrupted_turn_interrupts_its_calls_and_waits_for_their_end() throws Exception {
        Thread turn = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();
        tools.add(tool("sleep", true, context -> {
            begun.countDown();
            try {
                begun.await();
                turn.interrupt();
                new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                return "slept";
            } finally {
                ended.incrementAndGet();
            }
        }));
        provider.then(call("a", "sleep", "{}"), call("b", "sleep", "{}"));

        TurnResult result = run("{}");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(TurnResult.Stopped.class);
        assertThat(ended).hasValue(2);
    }

    @Test
    void the_conversation_grows_by_what_was_said_and_nothing_else() throws Exception {
        provider.then(new Block.Text("let me see"), call("1", "todo", "{\"action\": \"list\"}"))
                .then(new Block.Text("done"));

        run("{}");

        assertThat(provider.questions().get(1).messages())
                .containsExactly(
                        ChatMessage.user("Go"),
                        new ChatMessage(
                                ChatMessage.Role.ASSISTANT,
                                List.of(new Block.Text("let me see"), call("1", "todo", "{\"action\": \"list\"}"))),
                        new ChatMessage(
                                ChatMessage.Role.USER, List.of(new Block.ToolResult("1", "the list is empty", false))));
    }

    @Test
    void the_end_is_told_to_hooks_on_every_path() throws Exception {
        provider.then(new Block.Text("ok"))
                .then(new Answer.Failed("overloaded", "busy", true, null))
                .then(new Answer.Stopped());

        run("{}");
        run("{}");
        run("{}");

        assertThat(ends)
                .extracting(event -> event.data().path("status").asText())
                .containsExactly("completed", "error", "cancelled");
        assertThat(ends)
                .extracting(event -> event.data().path("response").asText())
                .containsExactly("ok", "", "");
    }

    @Test
    void after_its_iterations_it_asks_once_more_for_an_answer_without_tools() throws Exception {
        endless(2);
        provider.then(new Block.Text("as far as I came"));

        TurnResult result = run("{max_iterations: 2}");

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("as far as I came");
        assertThat(provider.questions()).hasSize(3);
        assertThat(provider.questions().getLast().messages().toString()).contains("answer now");
        assertThat(dataOf("orchestrator:complete").path("status").asText()).isEqualTo("incomplete");
    }

    @Test
    void who_calls_tools_even_then_has_failed() throws Exception {
        endless(3);

        TurnResult result = run("{max_iterations: 2}");

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("too_many_turns");
        assertThat(((TurnResult.Failed) result).message()).contains("2 times");
    }

    @Test
    void no_limit_means_the_usual_one() throws Exception {
        endless(41);

        assertThat(((TurnResult.Failed) run("{max_iterations: -1}")).message()).contains("40 times");
    }

    @Test
    void a_setting_that_makes_no_sense_is_a_warning_and_the_usual_holds() throws Exception {
        provider.then(new Block.Text("ok"));

        assertThat(run("{max_iterations: lots}")).isInstanceOf(TurnResult.Answered.class);
        assertThat(dataOf("user:notification").path("message").asText())
                .contains("session.orchestrator", "max_iterations is \"lots\"", "from 1 to 200");
    }

    @ParameterizedTest
    @CsvSource({
        "'{extended_thinking: true}', MEDIUM",
        "'{extended_thinking: false}', UNSAID",
        "'{extended_thinking: true, reasoning_effort: xhigh}', HIGH",
        "'{reasoning_effort: minimal}', LOW",
        "'{reasoning_effort: hardly}', UNSAID",
        "'{}', UNSAID"
    })
    void a_model_that_can_think_is_asked_to_as_it_is_set_and_another_is_not(String config, Question.Thinking thinking)
            throws Exception {
        provider.then(new Block.Text("ok")).then(new Block.Text("ok"));

        run(config, List.of(new Providers.Preference("scripted", "scripted-2")));
        run(config);

        assertThat(provider.questions())
                .extracting(Question::thinking)
                .containsExactly(thinking, Question.Thinking.UNSAID);
    }

    @Test
    @Timeout(30)
    void a_wait_between_questions_ends_when_the_turn_is_cancelled() throws Exception {
        endless(1);
        provider.then(new Block.Text("never asked for"));
        hook("tool:post", () -> cancellation.cancel());

        assertThat(run("{min_delay_between_calls_ms: 60000}")).isInstanceOf(TurnResult.Stopped.class);
        assertThat(provider.questions()).hasSize(1);
    }

    /** What the work of a tool of this test is. */
    private interface Deed {
        String done(ToolContext context) throws Exception;
    }

    private static Tool tool(String name, boolean concurrent, Deed deed) {
        return new Tool() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String description() {
                return name;
            }

            @Override
            public ObjectNode inputSchema() {
                return JsonNodeFactory.instance.objectNode().put("type", "object");
            }

            @Override
            public boolean concurrent() {
                return concurrent;
            }

            @Override
            public ToolResult call(JsonNode input, ToolContext context) {
                try {
                    return ToolResult.ok(deed.done(context));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private List<Block.ToolResult> results(int question) {
        return provider.questions().get(question).messages().getLast().blocks().stream()
                .map(Block.ToolResult.class::cast)
                .toList();
    }

    private Set<String> groups(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.data().path("parallel_group_id").asText(""))
                .collect(Collectors.toSet());
    }

    @Test
    @Timeout(30)
    void a_graceful_end_lets_the_running_tool_finish_answers_every_call_and_asks_no_further() throws Exception {
        tools.add(tool("alone", false, context -> {
            cancellation.request(Level.GRACEFUL);
            return "finished";
        }));
        provider.then(
                        call("1", "alone", "{}"),
                        call("2", "write_file", "{\"file_path\": \"b.md\", \"content\": \"no\"}"))
                .then(new Block.Text("never asked for"));

        assertThat(run("{}")).isInstanceOf(TurnResult.Stopped.class);

        assertThat(workspace.paths()).doesNotContain("b.md");
        assertThat(types()).containsSubsequence("tool:pre", "tool:post", "tool:pre", "tool:error", "session:end");
        assertThat(provider.questions()).hasSize(1);
    }

    @Test
    void an_answer_that_is_being_made_when_a_graceful_end_is_asked_for_counts() throws Exception {
        provider.then(new Block.Text("all of it"));
        hook("provider:request", () -> cancellation.request(Level.GRACEFUL));

        assertThat(((TurnResult.Answered) run("{}")).text()).isEqualTo("all of it");
    }

    private void hook(String event, Runnable action) {
        hooks.add((registry, turn) -> registry.register(event, 0, "test", heard -> {
            action.run();
            return HookResult.CONTINUE;
        }));
    }

    private void endless(int calls) throws Exception {
        for (int i : IntStream.range(0, calls).toArray()) {
            provider.then(call("c" + i, "todo", "{\"action\": \"list\"}"));
        }
    }

    final TurnResult run(String config) throws Exception {
        return run(config, List.of());
    }

    private TurnResult run(String config, List<Providers.Preference> preferences) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read("""
                bundle: {name: demo}
                session: {orchestrator: {module: %s, config: %s}}
                tools: [{module: tool-filesystem}, {module: tool-todo}]
                """.formatted(module(), config));
        return new Session(
                        new SessionPlan(bundle, hooks),
                        new Providers(List.of(provider)),
                        any -> Stream.concat(ToolKit.of(any, List.of(), ToolModules.NONE).stream(), tools.stream())
                                .toList())
                .run(
                        new TurnRequest("self", "Go", List.of(), null, preferences, workspace, null, null),
                        events::add,
                        cancellation);
    }

    final List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    private ObjectNode dataOf(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data();
    }

    static Block.ToolCall call(String id, String tool, String input) throws Exception {
        return new Block.ToolCall(id, tool, new ObjectMapper().readTree(input));
    }
}
