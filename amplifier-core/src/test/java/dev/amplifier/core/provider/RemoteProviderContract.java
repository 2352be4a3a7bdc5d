package dev.amplifier.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.provider.http.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every provider that is reached over the network promises. A subclass writes the answers of its own protocol. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class RemoteProviderContract extends ProviderContract {

    protected static final String KEY = "sk-test-0123456789abcdefghij";

    protected WireServer server;
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        server = new WireServer();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    protected abstract Provider provider(Patience patience);

    @Override
    protected final Provider speaking() {
        server.then(WireServer.events(says("The harbour ", "is wide.")));
        return provider(Patience.USUAL);
    }

    @Override
    protected final String sent() {
        return server.requests().getFirst().body().toString();
    }

    /** Events of a complete answer that says these parts. */
    protected abstract List<String> says(String... parts);

    /** Events of an answer that thinks, speaks and calls a tool with this input. */
    protected abstract List<String> thinksSpeaksAndCalls(
            String thought, String text, String tool, List<String> inputParts);

    /** The body of an error. */
    protected abstract String error(String kind, String message);

    /** How the key travels, and under which header. */
    protected abstract Map.Entry<String, String> credential();

    protected static Question question(String text) {
        return ask("test-model", List.of(ChatMessage.user(text)));
    }

    protected static Question ask(String model, List<ChatMessage> messages) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("path").put("type", "string");
        schema.putArray("required").add("path");
        return new Question(
                model,
                "You are terse.",
                messages,
                List.of(new Question.ToolSpec("read_file", "Reads a file.", schema)),
                500);
    }

    @Test
    void text_is_told_while_it_comes_and_is_the_sum_of_its_parts() {
        server.then(WireServer.events(says("Hel", "lo ", "there")));
        Heard heard = new Heard();

        Answer answer = provider(Patience.USUAL).ask(question("hi"), heard, new Cancellation());

        assertThat(answer).asInstanceOf(type(Answer.Complete.class)).satisfies(complete -> {
            assertThat(complete.text()).isEqualTo("Hello there");
            assertThat(complete.inputTokens()).isEqualTo(25);
            assertThat(complete.outputTokens()).isEqualTo(7);
        });
        assertThat(heard.lines())
                .containsExactly("begin 0 TEXT", "delta 0 Hel", "delta 0 lo ", "delta 0 there", "end 0");
    }

    @Test
    void thoughts_text_and_tool_calls_are_blocks_in_order() {
        server.then(WireServer.events(
                thinksSpeaksAndCalls("hmm", "I look.", "read_file", List.of("{\"pa", "th\":\"a.md\"}"))));
        Heard heard = new Heard();

        Answer answer = provider(Patience.USUAL).ask(question("hi"), heard, new Cancellation());

        List<Block> blocks = ((Answer.Complete) answer).blocks();
        assertThat(blocks).hasSize(3);
        assertThat(((Block.Thinking) blocks.get(0)).text()).isEqualTo("hmm");
        assertThat(((Block.Text) blocks.get(1)).text()).isEqualTo("I look.");
        Block.ToolCall call = (Block.ToolCall) blocks.get(2);
        assertThat(call.id()).isEqualTo("call_1");
        assertThat(call.name()).isEqualTo("read_file");
        assertThat(call.input().path("path").asText()).isEqualTo("a.md");
        assertThat(heard.lines()).contains("begin 0 THINKING", "begin 1 TEXT", "begin 2 TOOL_CALL", "end 2");
    }

    @Test
    void tool_input_that_is_no_json_is_passed_on_as_text() {
        server.then(WireServer.events(thinksSpeaksAndCalls("hmm", "I look.", "read_file", List.of("{\"path\": "))));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Complete) answer).toolCalls().getFirst().input().textValue())
                .isEqualTo("{\"path\": ");
    }

    @Test
    void the_key_travels_in_its_header_and_nowhere_else() {
        server.then(WireServer.events(says("ok")));

        provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        WireServer.Request request = server.requests().getFirst();
        assertThat(request.headers().getFirst(credential().getKey()))
                .isEqualTo(credential().getValue());
        assertThat(request.body().toString()).doesNotContain(KEY);
        assertThat(request.path()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "401, authentication_error, key_refused, false",
        "403, permission_error, key_refused, false",
        "404, not_found_error, model_not_found, false",
        "400, context_length_exceeded, too_long, false",
        "400, invalid_request_error, provider_error, false",
        "429, insufficient_quota, quota_exceeded, false",
        "429, rate_limit_error, rate_limited, true",
        "500, api_error, provider_error, true",
        "503, unavailable, overloaded, true",
        "529, overloaded_error, overloaded, true"
    })
    void a_refusal_is_named_for_what_it_means(int status, String kind, String code, boolean retryable) {
        server.then(
                WireServer.status(status, Map.of("retry-after", "7"), error(kind, "Your key " + KEY + " will not do")));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(answer).asInstanceOf(type(Answer.Failed.class)).satisfies(failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.retryable()).isEqualTo(retryable);
            assertThat(failed.retryAfter()).isEqualTo(retryable ? Duration.ofSeconds(7) : null);
            assertThat(failed.message()).isNotBlank().doesNotContain(KEY);
        });
    }

    @Test
    void an_answer_that_breaks_off_is_a_passing_failure() {
        List<String> whole = says("Hel", "lo");
        server.then(WireServer.brokenAfter(whole.subList(0, whole.size() - 2)));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(answer).asInstanceOf(type(Answer.Failed.class)).satisfies(failed -> {
            assertThat(failed.code()).isEqualTo("provider_error");
            assertThat(failed.retryable()).isTrue();
        });
    }

    @Test
    void an_answer_that_ends_too_soon_is_a_passing_failure() {
        server.then(WireServer.events(says("Hel", "lo").subList(0, 3)));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Failed) answer).retryable()).isTrue();
    }

    @Test
    void nonsense_in_place_of_an_answer_is_a_failure_and_not_an_exception() {
        server.then(WireServer.events(List.of("data: {\"choices\": 7, \"type\": [}", "data: nothing")));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(answer).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void silence_in_the_middle_of_an_answer_times_out() {
        server.then(WireServer.silentAfter(says("Hel", "lo").subList(0, 3), new CountDownLatch(1), release));

        Answer answer = provider(new Patience(Duration.ofSeconds(30), Duration.ofMillis(100)))
                .ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Failed) answer).code()).isEqualTo("timeout");
    }

    @Test
    void an_endpoint_that_never_begins_to_answer_times_out() {
        server.then(WireServer.deaf(release));

        Answer answer = provider(new Patience(Duration.ofMillis(100), Duration.ofSeconds(30)))
                .ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Failed) answer).code()).isEqualTo("timeout");
    }

    @Test
    void an_endpoint_that_is_not_there_is_a_passing_failure() {
        server.close();

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(((Answer.Failed) answer).retryable()).isTrue();
    }

    @Test
    void cancelling_ends_an_answer_in_the_middle() throws Exception {
        server.then(WireServer.silentAfter(says("Hel", "lo").subList(0, 3), new CountDownLatch(1), release));
        Cancellation cancellation = new Cancellation();
        Heard heard = new Heard();
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> provider(Patience.USUAL).ask(question("hi"), heard, cancellation));
        heard.firstDelta().await();

        cancellation.cancel();

        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Stopped.class);
    }

    @Test
    void cancelling_ends_a_call_that_has_no_answer_yet() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.then(exchange -> {
            asked.countDown();
            WireServer.deaf(release).write(exchange);
        });
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> provider(Patience.USUAL).ask(question("hi"), new Heard(), cancellation));
        asked.await();

        cancellation.cancel();

        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Stopped.class);
    }

    @Test
    void a_cancelled_turn_asks_nothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), cancellation);

        assertThat(answer).isInstanceOf(Answer.Stopped.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed_since_it_would_carry_the_key_away() {
        server.then(WireServer.status(307, Map.of("location", server.uri() + "/elsewhere"), "{}"));

        Answer answer = provider(Patience.USUAL).ask(question("hi"), new Heard(), new Cancellation());

        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void it_offers_models_under_its_own_name() {
        Provider provider = provider(Patience.USUAL);

        assertThat(provider.models()).isNotEmpty().allSatisfy(model -> {
            assertThat(model.provider()).isEqualTo(provider.name());
            assertThat(model.offline()).isFalse();
        });
    }
}
