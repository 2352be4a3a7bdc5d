package dev.amplifier.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.local.faults.FaultPlan.Planned;
import dev.amplifier.local.launcher.SystemUnderTest;
import dev.amplifier.local.launcher.WatchedStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An execution under faults, with a page that watches it and a person who approves its gates. */
final class WatchedExecution implements AutoCloseable {

    private static final List<String> BOUNDARIES =
            List.of("step:complete", "loop:iteration", "stage:complete", "approval:required");
    private static final List<String> OF_THE_MACHINE =
            List.of("step:", "loop:", "stage:", "approval:", "execution:", "context:updated");
    private static final List<String> ONCE_EACH = List.of("step:start", "step:complete", "approval:required");

    private final FaultyRecipe recipe;
    private final String id;
    private final WatchedStream stream;
    private final Map<String, Finished> finished = new HashMap<>();

    /**
     * A step that the page has seen complete.
     *
     * @param nanos when, by {@link System#nanoTime}
     * @param work which runs of which effects it was
     */
    private record Finished(long nanos, Set<String> work) {}

    WatchedExecution(FaultyRecipe recipe, String id) {
        this.recipe = recipe;
        this.id = id;
        this.stream = new WatchedStream(id);
    }

    void connect(SystemUnderTest system) throws Exception {
        stream.connect(system);
    }

    /** Takes in what has come. */
    void look() throws InterruptedException {
        for (JsonNode event : stream.look().events()) {
            if (event.path("type").asText().equals("step:complete")) {
                String step = event.path("step").asText();
                finished.computeIfAbsent(step, path -> new Finished(System.nanoTime(), work(path, stream.events())));
            }
        }
    }

    /** Approves the gate at which it waits, if it does. What is refused meanwhile is tried again by the next call. */
    void approve(SystemUnderTest system) throws InterruptedException {
        if (count("approval:required") <= count("approval:granted")) {
            return;
        }
        try {
            String stage =
                    system.get("/api/executions/" + id).at("/approval/stage").asText();
            if (!stage.isEmpty()) {
                system.post(
                        "/api/executions/" + id + "/approvals/" + stage,
                        JsonNodeFactory.instance.objectNode().put("decision", "approve"));
            }
        } catch (IOException | AssertionError unavailable) {
            look();
        }
    }

    boolean reached(Planned planned) {
        if (ended()) {
            return true;
        }
        List<String> types = stream.events().stream()
                .map(event -> event.path("type").asText())
                .toList();
        int boundaries = 0;
        int words = 0;
        for (String type : types) {
            if (BOUNDARIES.contains(type)) {
                boundaries++;
                words = 0;
            } else if (type.equals("content_block:delta")) {
                words++;
            }
        }
        return boundaries > planned.boundary() || (boundaries == planned.boundary() && words >= planned.words());
    }

    boolean ended() {
        return stream.has("execution:complete", "") || stream.has("execution:error", "");
    }

    /** Whether the system says that it has completed. */
    boolean completed(SystemUnderTest system) throws IOException, InterruptedException {
        return system.get("/api/executions/" + id).path("status").asText().equals("completed");
    }

    /** Asks once more when all is over, as a page does. */
    void catchUp(SystemUnderTest system) throws IOException, InterruptedException {
        stream.catchUp(system);
    }

    /** Holds what the page has seen, and what the model was asked, against what is kept in the end. */
    void check(SystemUnderTest system, FaultyModel model) throws IOException, InterruptedException {
        JsonNode view = system.get("/api/executions/" + id + "?replay=true");
        List<JsonNode> kept = view.path("events").valueStream().toList();
        assertThat(kept).extracting(event -> event.path("id").asText()).doesNotHaveDuplicates();
        assertThat(stream.events()).as("what the page shows").containsAll(kept);
        assertThat(stream.count("execution:complete", "")).isEqualTo(1);
        for (String type : ONCE_EACH) {
            List<String> steps = steps(type, stream.events());
            assertThat(steps).as("%s on the page", type).doesNotHaveDuplicates();
        }
        List<String> answers =
                recipe.places().stream().map(FaultyModel::answerFor).toList();
        assertThat(texts(stream.events())).as("what was said").containsExactlyInAnyOrderElementsOf(answers);
        List<String> results =
                Stream.concat(answers.stream(), recipe.said().stream()).toList();
        assertThat(view.path("outputs").toString()).contains(results);
        finished.forEach((step, then) -> {
            assertThat(work(step, kept))
                    .as("runs of %s, which was finished", step)
                    .isEqualTo(then.work());
            for (String text : texts(kept.stream()
                    .filter(event -> event.path("step").asText().equals(step))
                    .toList())) {
                String place = text.split(" ", 2)[0];
                assertThat(model.callsOf(place))
                        .as("calls at %s, which was finished at %d", place, then.nanos())
                        .noneMatch(call -> call.nanos() - then.nanos() > 0);
            }
        });
    }

    @Override
    public String toString() {
        return recipe + " as " + id;
    }

    @Override
    public void close() {
        stream.close();
    }

    private long count(String type) {
        return stream.events().stream()
                .filter(event -> event.path("type").asText().equals(type))
                .count();
    }

    private static List<String> steps(String type, List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("step").asText() + event.path("data"))
                .toList();
    }

    private static List<String> texts(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals("content_block:end"))
                .map(event -> event.path("data").path("text").asText())
                .toList();
    }

    /** What a step's activities said themselves, as effects and their runs. */
    private static Set<String> work(String step, List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("step").asText().equals(step))
                .filter(event ->
                        OF_THE_MACHINE.stream().noneMatch(event.path("type").asText()::startsWith))
                .map(event -> {
                    String eventId = event.path("id").asText();
                    return eventId.substring(0, eventId.lastIndexOf('-')) + "@"
                            + event.path("run").asLong();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
