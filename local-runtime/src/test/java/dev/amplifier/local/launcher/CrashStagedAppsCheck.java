package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.local.relay.RawClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system killed in the middle of a recipe; needs the function apps to be packaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashStagedAppsCheck {

    private static final String RELIABLE = "json.reliable.webpubsub.azure.v1";
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    @Test
    void a_killed_system_goes_on_from_the_last_finished_step_and_the_stream_has_every_event_once() throws Exception {
        try (SystemUnderTest system = new SystemUnderTest(folder, Map.of("OFFLINE_TOKEN_MILLIS", "15")).start()) {
            system.signIn("ana");
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("type", "recipe").put("recipe_yaml", recipe());
            JsonNode accepted = system.post("/api/execute", body);
            String id = accepted.path("execution_id").asText();
            Stream stream = new Stream();
            RawClient before = new RawClient(accepted.path("stream_url").asText(), RELIABLE);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                stream.takeFrom(before);
                return stream.has("content_block:delta", "step-3");
            });

            system.kill();
            stream.takeFrom(before);
            Set<String> finishedBefore = stream.runsOf("step-1", "step-2");
            system.start();

            JsonNode negotiated = system.post(
                    "/api/stream/negotiate",
                    JsonNodeFactory.instance.objectNode().set("executions", array(id)));
            RawClient after = new RawClient(negotiated.path("url").asText(), RELIABLE);
            assertThat(after.next().path("event").asText()).isEqualTo("connected");
            JsonNode caughtUp = system.get("/api/executions/" + id + "?replay=true");
            caughtUp.path("events").forEach(stream::take);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                stream.takeFrom(after);
                return stream.has("execution:complete", "");
            });
            JsonNode ended = system.get("/api/executions/" + id);

            assertThat(ended.path("status").asText()).isEqualTo("completed");
            assertThat(ended.path("steps")).hasSize(STEPS);
            assertThat(stream.runsOf("step-1", "step-2")).hasSize(2).isEqualTo(finishedBefore);
            for (int step = 1; step <= STEPS; step++) {
                assertThat(stream.count("step:start", "step-" + step)).isEqualTo(1);
                assertThat(stream.count("content_block:end", "step-" + step)).isEqualTo(1);
                assertThat(stream.count("step:complete", "step-" + step)).isEqualTo(1);
            }
            before.close();
            after.close();
        }
    }

    private static String recipe() {
        StringBuilder yaml =
                new StringBuilder("name: crash\ndescription: Steps that take a while.\nversion: 1.0.0\nsteps:\n");
        for (int step = 1; step <= STEPS; step++) {
            yaml.append("  - id: step-")
                    .append(step)
                    .append("\n    agent: self\n    output: out_")
                    .append(step);
            yaml.append("\n    prompt: |\n      Summarise the text below in at most 4 sentences.\n      <text>\n");
            for (int sentence = 0; sentence < 6; sentence++) {
                yaml.append("      The town counted ")
                        .append(100 * step + sentence)
                        .append(" bicycles near the harbour this spring.\n");
            }
            yaml.append("      </text>\n");
        }
        return yaml.toString();
    }

    private static JsonNode array(String text) {
        return JsonNodeFactory.instance.arrayNode().add(text);
    }

    /** What a page sees that follows the rules of the stream: an id once, and a later run in place of an earlier one. */
    private static final class Stream {
        private final Map<String, JsonNode> events = new TreeMap<>();
        private final Map<String, Long> runs = new TreeMap<>();

        void takeFrom(RawClient client) throws InterruptedException {
            List<JsonNode> frames = new ArrayList<>();
            JsonNode frame = client.frames.poll(50, TimeUnit.MILLISECONDS);
            while (frame != null) {
                frames.add(frame);
                frame = client.frames.poll();
            }
            for (JsonNode message : frames) {
                message.path("data").forEach(this::take);
            }
        }

        void take(JsonNode event) {
            String id = event.path("id").asText();
            String effect = id.substring(0, id.lastIndexOf('-'));
            long run = event.path("run").asLong();
            long known = runs.getOrDefault(effect, run);
            if (run < known) {
                return;
            }
            if (run > known) {
                events.keySet().removeIf(other -> other.startsWith(effect + "-"));
            }
            runs.put(effect, run);
            events.putIfAbsent(id, event);
        }

        boolean has(String type, String step) {
            return count(type, step) > 0;
        }

        long count(String type, String step) {
            return events.values().stream()
                    .filter(event -> event.path("type").asText().equals(type)
                            && event.path("step").asText().equals(step))
                    .count();
        }

        /** Which runs of the activity said what these steps said. */
        Set<String> runsOf(String... steps) {
            Set<String> found = new TreeSet<>();
            for (JsonNode event : events.values()) {
                if (List.of(steps).contains(event.path("step").asText())
                        && event.path("type").asText().equals("content_block:end")) {
                    found.add(
                            event.path("id").asText() + "@" + event.path("run").asLong());
                }
            }
            return found;
        }
    }
}
