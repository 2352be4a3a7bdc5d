package dev.amplifier.functions.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.Call;
import dev.amplifier.functions.testing.TestApp;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileRequestsTest {

    private static final int REQUESTS_PER_OPERATION = 120;

    private static final TestApp APP = new TestApp();
    private static final Examples EXAMPLES = new Examples(APP);

    static {
        APP.relay().onInstruction(request -> {});
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    static Set<String> operations() {
        return TestApp.document().operations().keySet();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatever_is_sent_the_answer_is_one_of_the_document_and_never_a_fault_of_ours(String operation) {
        for (int seed = 0; seed < REQUESTS_PER_OPERATION; seed++) {
            Call call = new Mutation(TestApp.document(), new Random(seed)).of(EXAMPLES.of(operation));
            Answer answer = APP.probe(call);
            assertThat(answer.status())
                    .as("%s, seed %d: %s", operation, seed, answer.text())
                    .isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
                assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
                assertThat(answer.json().get("detail").asText()).isNotBlank();
            }
        }
    }
}
