package dev.amplifier.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.local.launcher.SystemUnderTest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded requests to the whole system through its real listener; needs the function apps to be packaged. The system properties {@code
 * hostile.first} and {@code hostile.count} choose other seeds than those of an ordinary build.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileStagedAppsCheck {

    private static final int REQUESTS_PER_CALLER = 50;

    @TempDir
    static Path folder;

    private static SystemUnderTest system;
    private static JsonNode document;
    private static Wire wire;

    @BeforeAll
    static void start() throws Exception {
        system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "0")).start();
        document = system.get("/api/openapi.json");
        wire = new Wire(system.address().getPort());
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    void whatever_is_sent_the_answer_is_one_of_the_document_and_gives_nothing_away() throws Exception {
        List<Operation> operations = Operation.all(document);
        AnswerRules rules = new AnswerRules(document);
        KnownValues known = somebody("first");
        long first = Long.getLong("hostile.first", 1);
        for (long seed = first; seed < first + Long.getLong("hostile.count", 600); seed++) {
            if (seed % REQUESTS_PER_CALLER == 0) {
                known = somebody("caller-" + seed);
            }
            Operation operation = operations.get((int) (seed % operations.size()));
            RawRequest request = new RequestMaker(document, operation, known, seed).make();
            try {
                rules.of(operation, wire.send(request.bytes()));
            } catch (AssertionError | Exception broken) {
                throw new AssertionError("to see it again: benchmarks/run hostile " + seed + " 1\n" + request, broken);
            }
        }
        assertThat(system.get("/api/health").path("status").asText()).isEqualTo("ok");
    }

    private static KnownValues somebody(String login) throws Exception {
        system.signIn(login);
        String execution = system.run(SpoiltTexts.RECIPE);
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        JsonNode hook = system.post("/api/webhooks", empty.deepCopy().put("recipe_yaml", SpoiltTexts.RECIPE));
        String url = hook.path("url").asText();
        return new KnownValues(
                system.token(),
                system.post("/api/auth/programs", empty).path("token").asText(),
                execution,
                url.substring(url.lastIndexOf('/') + 1),
                Base64.getDecoder().decode(hook.path("secret").asText().substring("whsec_".length())));
    }
}
