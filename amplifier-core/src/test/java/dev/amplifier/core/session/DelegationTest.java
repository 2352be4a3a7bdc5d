package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.workspace.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class DelegationTest {

    private static final String BUNDLE = """
            bundle: {name: demo}
            tools: [{module: tool-filesystem}, {module: tool-delegate}]
            agents:
              left: {description: Goes left., instruction: You are left.}
              right: {description: Goes right., instruction: You are right.}
            """;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<HookModule> hooks = new ArrayList<>();
    private final Workspace workspace = new Workspace();
    private final Cancellation cancellation = new Cancellation();
    private final Cast cast = new Cast();

    @Test
    void two_agents_that_are_called_in_one_answer_work_side_by_side() throws Exception {
        CyclicBarrier met = new CyclicBarrier(2);
        cast.self(calls(delegate("left", "go"), delegate("right", "go")), says("both are back"));
        for (String agent : List.of("left", "right")) {
            cast.agent(agent, question -> {
                await(met);
                return says(agent + " was there");
            });
        }

        TurnResult result = run(null);

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("both are back");
        assertThat(cast.resultsFor("self", 1))
                .extracting(text -> read(text).path("response").asText())
                .containsExactly("left was there", "right was there");
        assertThat(result.spent().costUsd()).isEqualByComparingTo("0.04");
    }

    @Test
    void what_a_called_agent_says_and_does_is_told_with_whose_it_is() throws Exception {
        cast.self(calls(delegate("left", "go")), says("done"));
        cast.agent("left", write("a.md"), says("written"));

        run(null);

        JsonNode fork = dataOf("session:fork");
        String child = fork.path("session_id").asText();
        assertThat(child).endsWith("_left");
        assertThat(fork.path("tool_call_id").asText()).isEqualTo("call-0");
        assertThat(fork.path("parent_id").asText())
                .isEqualTo(dataOf("session:start").path("session_id").asText());
        List<Event> its = events.stream()
                .filter(event -> event.data().path("session_id").asText().equals(child))
                .toList();
        assertThat(its)
                .extracting(Event::type)
                .containsExactly(
                        "session:fork",
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
                        "session:end");
        assertThat(its)
                .allSatisfy(
                        event -> assertThat(event.data().path("agent").asText()).isEqualTo("left"))
                .allSatisfy(event -> assertThat(event.data().path("parent_id")).isEqualTo(fork.path("parent_id")));
        assertThat(events)
                .filteredOn(event -> event.type().startsWith("delegate:"))
                .extracting(event -> event.type() + " "
                        + event.data().path("sub_session_id").asText().equals(child))
                .containsExactly("delegate:agent_spawned true", "delegate:agent_completed true");
    }

    @Test
    void an_agent_of_an_agent_is_told_as_its_own() throws Exception {
        cast.self(calls(delegate("left", "go")), says("done"));
        cast.agent("left", calls(delegate("right", "go")), says("left is back"));
        cast.agent("right", says("right is back"));

        run(null, BUNDLE.replace("module: tool-delegate", "module: tool-delegate, config: {exclude_tools: []}"));

        List<JsonNode> forks = events.stream()
                .filter(event -> event.type().equals("session:fork"))
                .map(event -> (JsonNode) event.data())
                .toList();
        assertThat(forks).extracting(data -> data.path("agent").asText()).containsExactly("left", "right");
        assertThat(forks.get(1).path("parent_id")).isEqualTo(forks.get(0).path("session_id"));
        assertThat(events)
                .filteredOn(event -> event.type().equals("content_block:delta"))
                .extracting(event -> event.data().path("agent").asText() + ": "
                        + event.data().path("text").asText())
                .containsExactly("right: right is back", "left: left is back", ": done");
    }

    @Test
    void an_agent_is_gone_on_with_and_remembers_what_was_said() throws Exception {
        cast.self(
                question -> calls(delegate("left", "count")),
                question -> calls(
                        call("{\"session_id\": \"" + sessionOf(question) + "\", \"instruction\": \"go on counting\"}")),
                question -> says("done"));
        cast.agent("left", says("one, two"), says("three, four"));

        run(null);

        assertThat(cast.asked("left").get(1).messages())
                .containsExactly(
                        ChatMessage.user("count"),
                        ChatMessage.assistant("one, two"),
                        ChatMessage.user("go on counting"));
        assertThat(types()).contains("session:resume", "delegate:agent_resumed");
        assertThat(types().stream().filter("session:fork"::equals)).hasSize(1);
    }

    @Test
    void a_session_that_is_unknown_is_an_error_that_names_those_that_are() throws Exception {
        cast.self(
                question -> calls(delegate("left", "go")),
                question -> calls(call("{\"session_id\": \"nobody\", \"instruction\": \"go\"}")),
                question -> says("done"));
        cast.agent("left", says("gone"));

        run(null);

        assertThat(cast.resultsFor("self", 2).getLast())
                .contains("there is no session 'nobody'", "_left]", "Without session_id");
    }

    @Test
    void only_the_latest_sessions_are_kept_and_only_for_who_opened_them() {
        SubSessions kept = new SubSessions();
        SessionId parent = SessionId.random();
        List<SubSession> sessions = new ArrayList<>();
        for (int i = 0; i <= SubSessions.MOST_KEPT; i++) {
            SubSession session = new SubSession(
                    parent.child("left"),
                    null,
                    null,
                    null,
                    (one, task, told) -> new TurnResult.Stopped(TurnResult.Spent.NOTHING));
            sessions.add(session);
            kept.keep(session);
        }
        String first = sessions.getFirst().id().value();
        String last = sessions.getLast().id().value();

        assertThat(kept.take(first, parent)).isEmpty();
        assertThat(kept.take(last, SessionId.random())).isEmpty();
        assertThat(kept.take(last, parent)).contains(sessions.getLast());
        assertThat(kept.take(last, parent)).isEmpty();
    }

    @Test
    void what_an_agent_sees_of_the_conversation_is_as_wide_as_its_caller_says() throws Exception {
        workspace.write("a.md", "boats");
        cast.self(
                question -> calls(new Block.ToolCall("read", "read_file", object().put("file_path", "a.md"))),
                question -> calls(delegate("left", "first")),
                question -> calls(
                        scoped("conversation", "recent"),
                        scoped("agents", "recent"),
                        scoped("full", "recent"),
                        scoped("full", "none")),
                question -> says("done"));
        cast.agent("left", question -> says("aye"));

        run(null);

        Map<String, String> seen = new ConcurrentHashMap<>();
        cast.asked("left").stream()
                .map(Question::lastWords)
                .filter(words -> words.contains("look"))
                .forEach(words -> seen.put(words.substring(words.indexOf("look")), words));
        assertThat(seen.get("look conversation recent")).isEqualTo("USER: Go\n\n[YOUR TASK]\nlook conversation recent");
        assertThat(seen.get("look agents recent"))
                .contains("USER: Go", "RESULT OF delegate: {\"response\":\"aye\"")
                .doesNotContain("boats");
        assertThat(seen.get("look full recent")).contains("RESULT OF read_file: 1\tboats", "RESULT OF delegate");
        assertThat(seen.get("look full none")).isEqualTo("look full none");
    }

    @Test
    void recent_is_counted_in_exchanges_and_long_messages_are_cut() throws Exception {
        cast.self(calls(call("{\"agent\": \"left\", \"instruction\": \"go\", \"context_turns\": 2}")), says("done"));
        cast.agent("left", says("gone"));
        List<ChatMessage> before = List.of(
                ChatMessage.user("long ago"),
                ChatMessage.assistant("indeed"),
                ChatMessage.user("y".repeat(3_000)),
                ChatMessage.assistant("quite"));

        run(before);

        assertThat(cast.asked("left").getFirst().lastWords())
                .isEqualTo("USER: " + "y".repeat(2_000) + "…\n\nASSISTANT: quite\n\nUSER: Go\n\n[YOUR TASK]\ngo");
    }

    @Test
    void the_caller_chooses_the_model_of_an_agent() throws Exception {
        cast.self(
                calls(
                        call("{\"agent\": \"left\", \"instruction\": \"go\","
                                + " \"provider_preferences\": [{\"provider\": \"cast\", \"model\": \"*-2\"}]}"),
                        call("{\"agent\": \"right\", \"instruction\": \"go\", \"model_role\": \"poetry\"}")),
                says("done"));
        cast.agent("left", says("gone"));
        cast.agent("right", says("gone"));

        run(null);

        assertThat(cast.asked("left").getFirst().model()).isEqualTo("cast-2");
        assertThat(cast.asked("right").getFirst().model()).isEqualTo("cast-1");
        assertThat(dataOf("user:notification").path("message").asText())
                .contains("For the agent 'right'", "the role 'poetry'");
        assertThat(events)
                .filteredOn(event -> event.type().equals("delegate:agent_spawned"))
                .anySatisfy(event ->
                        assertThat(event.data().path("model_role").asText()).isEqualTo("poetry"));
    }

    @Test
    void a_ceiling_of_cost_holds_for_agents_side_by_side_together() throws Exception {
        cast.self(calls(delegate("left", "go"), delegate("right", "go")), says("too late"));
        cast.agent("left", write("a.md"), says("too late"));
        cast.agent("right", write("b.md"), says("too late"));

        TurnResult result = run(null, BUNDLE, new BigDecimal("0.02"));

        assertThat(((TurnResult.Failed) result).code()).isEqualTo("cost_ceiling");
        assertThat(result.spent().costUsd()).isBetween(new BigDecimal("0.02"), new BigDecimal("0.03"));
        assertThat(types().stream().filter("delegate:error"::equals)).hasSize(2);
    }

    @Test
    void cancelling_stops_all_agents() throws Exception {
        CyclicBarrier met = new CyclicBarrier(2);
        cast.self(calls(delegate("left", "go"), delegate("right", "go")), says("never"));
        for (String agent : List.of("left", "right")) {
            cast.agent(agent, question -> {
                await(met);
                cancellation.cancel();
                return new Answer.Stopped();
            });
        }

        assertThat(run(null)).isInstanceOf(TurnResult.Stopped.class);
        assertThat(types().stream().filter("delegate:agent_cancelled"::equals)).hasSize(2);
        assertThat(types().stream().filter("tool:error"::equals)).hasSize(2);
    }

    @Test
    void hooks_of_one_session_hear_one_event_at_a_time() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        hooks.add((registry, turn) -> {
            if (turn.agent().equals("self")) {
                registry.register("tool:pre", 0, "test", event -> {
                    order.add("in");
                    Thread.yield();
                    order.add("out");
                    return HookResult.CONTINUE;
                });
            }
        });
        cast.self(
                calls(write("a.md"), write("b.md"), write("c.md"), write("d.md"), write("e.md"), write("f.md")),
                says("done"));

        run(null);

        assertThat(order).hasSize(12);
        for (int i = 0; i < order.size(); i += 2) {
            assertThat(order.subList(i, i + 2)).containsExactly("in", "out");
        }
    }

    private TurnResult run(List<ChatMessage> conversation) throws Exception {
        return run(conversation, BUNDLE, null);
    }

    private TurnResult run(List<ChatMessage> conversation, String text) throws Exception {
        return run(conversation, text, null);
    }

    private TurnResult run(List<ChatMessage> conversation, String text, BigDecimal ceiling) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read(text);
        return new Session(
                        new SessionPlan(bundle, hooks),
                        new Providers(List.of(cast)),
                        any -> ToolKit.of(any, List.of(), ToolModules.NONE))
                .run(
                        new TurnRequest(
                                "self",
                                "Go",
                                conversation == null ? List.of() : conversation,
                                null,
                                List.of(),
                                workspace,
                                ceiling,
                                null),
                        events::add,
                        cancellation);
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

    private static String sessionOf(Question question) {
        Block.ToolResult last =
                (Block.ToolResult) question.messages().getLast().blocks().getLast();
        return read(last.content()).path("session_id").asText();
    }

    private static Answer says(String text) {
        return new Answer.Complete(List.of(new Block.Text(text)), "cast-1", 10, 5, new BigDecimal("0.01"));
    }

    private static Answer calls(Block... calls) {
        return new Answer.Complete(List.of(calls), "cast-1", 10, 5, new BigDecimal("0.01"));
    }

    private static Answer calls(Answer... calls) {
        return calls(List.of(calls).stream()
                .flatMap(answer -> ((Answer.Complete) answer).blocks().stream())
                .toArray(Block[]::new));
    }

    private static Answer write(String file) {
        return calls(new Block.ToolCall(
                "write-" + file, "write_file", object().put("file_path", file).put("content", "hi")));
    }

    private static Block delegate(String agent, String task) {
        return call("{\"agent\": \"" + agent + "\", \"instruction\": \"" + task + "\", \"context_depth\": \"none\"}");
    }

    private static Block scoped(String scope, String depth) {
        return call("{\"agent\": \"left\", \"instruction\": \"look " + scope + " " + depth + "\", \"context_depth\": \""
                + depth + "\", \"context_scope\": \"" + scope + "\"}");
    }

    private static Block call(String input) {
        return new Block.ToolCall("", DelegateTool.NAME, read(input));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A model that plays each agent by a script of its own, and knows it by its instruction. */
    private static final class Cast implements Provider {

        private final Map<String, List<Function<Question, Answer>>> scripts = new ConcurrentHashMap<>();
        private final Map<String, List<Question>> asked = new ConcurrentHashMap<>();

        @SafeVarargs
        final void self(Function<Question, Answer>... answers) {
            scripts.put("self", List.of(answers));
        }

        void self(Answer... answers) {
            agent("self", answers);
        }

        void agent(String name, Answer... answers) {
            scripts.put(
                    name,
                    List.of(answers).stream()
                            .map(answer -> (Function<Question, Answer>) question -> answer)
                            .toList());
        }

        void agent(String name, Function<Question, Answer> answer) {
            scripts.put(name, List.of(answer));
        }

        List<Question> asked(String agent) {
            return asked.getOrDefault(agent, List.of());
        }

        List<String> resultsFor(String agent, int question) {
            return asked(agent).get(question).messages().getLast().blocks().stream()
                    .map(block -> ((Block.ToolResult) block).content())
                    .toList();
        }

        @Override
        public String name() {
            return "cast";
        }

        @Override
        public List<Model> models() {
            return List.of(model("cast-1"), model("cast-2"));
        }

        private static Model model(String name) {
            return new Model("cast", name, 100_000, java.util.Set.of("tools"), null, null, false);
        }

        @Override
        public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
            String agent = question.system().contains("You are left")
                    ? "left"
                    : question.system().contains("You are right") ? "right" : "self";
            List<Question> before = asked.computeIfAbsent(agent, any -> new CopyOnWriteArrayList<>());
            before.add(question);
            List<Function<Question, Answer>> script = scripts.get(agent);
            Answer answer =
                    script.get(Math.min(before.size(), script.size()) - 1).apply(question);
            if (!(answer instanceof Answer.Complete complete)) {
                return answer;
            }
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < complete.blocks().size(); i++) {
                Block block = numbered(complete.blocks().get(i), i);
                blocks.add(block);
                boolean text = block instanceof Block.Text;
                listener.begin(i, text ? AnswerListener.Kind.TEXT : AnswerListener.Kind.TOOL_CALL);
                if (block instanceof Block.Text(String words)) {
                    listener.delta(i, words);
                }
                listener.end(i, block);
            }
            return new Answer.Complete(blocks, "cast-1", 10, 5, new BigDecimal("0.01"));
        }

        private static Block numbered(Block block, int index) {
            return block instanceof Block.ToolCall(String id, String name, JsonNode input) && id.isEmpty()
                    ? new Block.ToolCall("call-" + index, name, input)
                    : block;
        }
    }
}
