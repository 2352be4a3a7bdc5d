package dev.amplifier.host.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.provider.Answer;
import dev.amplifier.core.provider.AnswerListener;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Model;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.Question;
import dev.amplifier.core.secret.Secret;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.host.pool.PoolOptions;
import dev.amplifier.host.pool.SessionPool;
import dev.amplifier.orchestrations.activity.AgentInput;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.OwnKey;
import dev.amplifier.platform.token.OwnKeySeal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** With the real pool, which here has one session that everybody gets in turn. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PooledAgentsTest {

    private static final String BUNDLE = """
            ---
            bundle: {name: playground}
            tools: [{module: tool-filesystem}, {module: tool-search}, {module: tool-todo}]
            agents:
              clerk: {description: Writes down., instruction: Write down what you are told.}
            ---
            Help.
            """;

    private static final String SECRET = "zebra-4711";
    private static final String PICTURE = "R0lGODlhAQABAAAAACwAAAAAAQABAAAC";

    private final OwnKeySeal seal = new OwnKeySeal(new Keyring(TokenSettings.withKeys(Map.of("a", new byte[32]))));
    private final OwnKeys keys = new OwnKeys(seal, InstantSource.system());
    private final Listening hosts = new Listening("hosts");
    private final Listening own = new Listening("anthropic");
    private final List<OwnKey> opened = new ArrayList<>();
    private final BundleSessions sessions = new BundleSessions(
            Map.of(BundleSessions.DEFAULT_BUNDLE, BUNDLE), List.of(), new Providers(List.of(hosts)), ToolModules.NONE);
    private final SessionPool<Session> pool = new SessionPool<>(
            sessions,
            new PoolOptions(1, 1, 1, 10, Duration.ofMinutes(30), Duration.ofSeconds(5), 4),
            InstantSource.system());
    private final PooledAgents agents = new PooledAgents(pool, sessions, keys, key -> {
        opened.add(key);
        return own;
    });

    @AfterEach
    void close() {
        agents.close();
        pool.close();
    }

    @Test
    void nothing_of_one_user_reaches_the_next_who_gets_the_same_session() {
        keys.hear(new ControlRequest(
                "key",
                "run-of-ada",
                null,
                seal.seal("run-of-ada", new OwnKey("anthropic", Secret.of("sk-ant-" + SECRET))),
                Map.of()));
        own.then(
                        call(
                                "write_file",
                                object().put("file_path", SECRET + ".md").put("content", SECRET)),
                        call("todo", todo()))
                .then(new Block.Text("I wrote down " + SECRET));
        hosts.then(
                        call("glob", object().put("pattern", "**")),
                        call("todo", object().put("action", "list")),
                        call("read_file", object().put("file_path", SECRET + ".md")))
                .then(new Block.Text("There is nothing"));
        List<Event> told = new ArrayList<>();

        agents.run(ada(), event -> {}, Approvals.NOBODY, new Cancellation());
        TurnResult answer = agents.run(bob(), told::add, Approvals.NOBODY, new Cancellation());

        assertThat(pool.figures().granted()).isEqualTo(2);
        assertThat(pool.figures().replaced()).as("both had the same session").isZero();
        assertThat(own.questions.toString()).contains(SECRET);
        assertThat(opened).as("only the first user's key was opened").hasSize(1);
        assertThat(hosts.questions).hasSize(2);
        // The name of the file is what the second user guesses; what it says and that it exists must stay unknown.
        String seen = (hosts.questions + " " + told + " " + answer).replace(SECRET + ".md", "guessed");
        assertThat(seen).contains("guessed").doesNotContain(SECRET, "sk-ant");
        assertThat(own.questions.getFirst().pictures()).hasSize(1);
        assertThat(hosts.questions)
                .allSatisfy(question -> assertThat(question.pictures()).isEmpty());
    }

    @Test
    void a_run_that_names_a_key_that_is_not_held_fails_and_asks_nobody() {
        TurnResult answer = agents.run(
                input("ada", "run-without-key", "Go", "anthropic", List.of()),
                event -> {},
                Approvals.NOBODY,
                new Cancellation());

        assertThat(((TurnResult.Failed) answer).code()).isEqualTo("key_missing");
        assertThat(hosts.questions).isEmpty();
    }

    @Test
    void a_picture_that_is_none_fails_the_turn_and_asks_nobody() {
        List<ExecutionRequest.Image> images = List.of(new ExecutionRequest.Image("image/png", "JVBERi0="));

        TurnResult answer = agents.run(
                input("ada", "run", "Look", null, images), event -> {}, Approvals.NOBODY, new Cancellation());

        assertThat(((TurnResult.Failed) answer).code()).isEqualTo("image");
        assertThat(hosts.questions).isEmpty();
    }

    private static AgentInput ada() {
        return input(
                "ada",
                "run-of-ada",
                "Write down " + SECRET,
                "anthropic",
                List.of(new ExecutionRequest.Image("image/gif", PICTURE)));
    }

    private static AgentInput bob() {
        return input("bob", "run-of-bob", "Who was here, and what did they say?", null, List.of());
    }

    private static AgentInput input(
            String user,
            String execution,
            String instruction,
            @Nullable String keyProvider,
            List<ExecutionRequest.Image> images) {
        return new AgentInput(
                user,
                "clerk",
                instruction,
                null,
                List.of(),
                null,
                List.of(),
                30,
                null,
                Map.of(),
                execution,
                keyProvider,
                null,
                images);
    }

    private static Block.ToolCall call(String tool, ObjectNode input) {
        return new Block.ToolCall("call-" + tool, tool, input);
    }

    private static ObjectNode todo() {
        ObjectNode input = object().put("action", "create");
        input.putArray("todos").addObject().put("content", SECRET);
        return input;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Answers as it was told to, and keeps what it was asked. */
    private static final class Listening implements Provider {

        private final String name;
        private final List<Answer> script = new ArrayList<>();
        final List<Question> questions = new ArrayList<>();

        Listening(String name) {
            this.name = name;
        }

        Listening then(Block... blocks) {
            script.add(new Answer.Complete(List.of(blocks), name + "-1", 1, 1, BigDecimal.ZERO));
            return this;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Model> models() {
            return List.of(new Model(name, name + "-1", 100_000, Set.of("tools", "images"), null, null, false));
        }

        @Override
        public Answer ask(Question question, AnswerListener listener, Cancellation cancellation) {
            questions.add(question);
            return script.get(questions.size() - 1);
        }
    }
}
