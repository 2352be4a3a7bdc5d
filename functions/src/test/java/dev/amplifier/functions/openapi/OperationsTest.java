package dev.amplifier.functions.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.Answer;
import dev.amplifier.functions.testing.TestApp;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OperationsTest {

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

    /** The lowest status that the document names: a success, unless the operation is there to refuse. */
    private static int lowest(String operation) {
        return TestApp.document().operation(operation).path("responses").properties().stream()
                .map(response -> response.getKey())
                .filter(status -> !status.equals("default"))
                .mapToInt(Integer::parseInt)
                .min()
                .orElseThrow();
    }

    @Test
    void there_is_an_example_of_every_operation() {
        assertThat(EXAMPLES.all().keySet()).containsExactlyInAnyOrderElementsOf(operations());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_request_as_the_document_has_it_is_served_and_answered_as_the_document_has_it(String operation) {
        Answer answer = EXAMPLES.of(operation).send();
        assertThat(answer.status()).as(answer.text()).isBetween(lowest(operation), lowest(operation) + 99);
    }
}
