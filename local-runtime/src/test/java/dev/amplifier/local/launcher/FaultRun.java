package dev.amplifier.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.local.launcher.FaultPlan.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One plan of faults carried out on the whole system, and what must hold whatever went wrong. */
final class FaultRun {

    private static final Duration LONG = Duration.ofSeconds(90);

    private final SystemUnderTest system;
    private final FaultyModel model;
    private final FaultPlan plan;
    private final List<Watched> executions = new ArrayList<>();

    private record Watched(String tag, String id, int steps, WatchedStream stream, Map<String, Long> completed) {}

    FaultRun(SystemUnderTest system, FaultyModel model, FaultPlan plan) {
        this.system = system;
        this.model = model;
        this.plan = plan;
    }

    /** Does all of it. The system is up before and after. */
    void carryOut() throws Exception {
        model.breakOff(plan.breaks(), plan.seed());
        system.signIn("seed-" + plan.seed());
        try {
            for (int i = 0; i < plan.steps().size(); i++) {
                String tag = "seed" + plan.seed() + "-" + i;
                String id = system.run(FaultPlan.recipe(tag, plan.steps().get(i)));
                WatchedStream stream = new WatchedStream(id).connect(system);
                executions.add(new Watched(tag, id, plan.steps().get(i), stream, new HashMap<>()));
            }
            for (Planned planned : plan.faults()) {
                await().atMost(LONG).until(() -> reached(planned));
                cause(planned);
            }
            await().atMost(LONG).until(this::allEnded);
            for (Watched watched : executions) {
                check(watched);
            }
        } finally {
            executions.forEach(watched -> watched.stream().close());
        }
    }

    private boolean reached(Planned planned) throws InterruptedException {
        look();
        Watched watched = executions.get(planned.execution());
        String step = "step-" + planned.step();
        return ended(watched)
                || watched.completed().containsKey(step)
                || (planned.words() > 0 && watched.stream().count("content_block:delta", step) >= planned.words());
    }

    private boolean allEnded() throws InterruptedException {
        look();
        return executions.stream().allMatch(FaultRun::ended);
    }

    private static boolean ended(Watched watched) {
        return watched.stream().has("execution:complete", "")
                || watched.stream().has("execution:error", "");
    }

    private void look() throws InterruptedException {
        for (Watched watched : executions) {
            watched.stream().look();
            for (int step = 1; step <= watched.steps(); step++) {
                if (watched.stream().has("step:complete", "step-" + step)) {
                    watched.completed().putIfAbsent("step-" + step, System.nanoTime());
                }
            }
        }
    }

    private void cause(Planned planned) throws Exception {
        switch (planned.fault()) {
            case PROCESS_KILLED -> {
                system.kill();
                system.start();
                reconnect();
            }
            case DATABASE_CRASHED -> system.crashDatabase();
            case DATABASE_GONE -> {
                system.killDatabase();
                system.kill();
                system.start();
                reconnect();
            }
            case CONNECTION_LOST -> reconnect();
        }
    }

    private void reconnect() {
        for (Watched watched : executions) {
            await().atMost(LONG).untilAsserted(() -> watched.stream().connect(system));
        }
    }

    private void check(Watched watched) {
        JsonNode view = await().atMost(LONG)
                .until(
                        () -> system.get("/api/executions/" + watched.id() + "?replay=true"),
                        answer -> answer.path("status").asText().equals("completed"));
        WatchedStream stream = watched.stream();
        assertThat(stream.count("execution:complete", "")).isEqualTo(1);
        for (int step = 1; step <= watched.steps(); step++) {
            String id = "step-" + step;
            String expected = FaultyModel.answerFor(watched.tag() + "/" + id);
            assertThat(stream.texts(id)).as("what %s said", id).containsExactly(expected);
            assertThat(stream.count("step:start", id)).as("starts of %s", id).isEqualTo(1);
            assertThat(stream.count("step:complete", id)).as("ends of %s", id).isEqualTo(1);
            assertThat(view.path("outputs").path("out_" + step).asText()).isEqualTo(expected);
            long complete = watched.completed().getOrDefault(id, Long.MAX_VALUE);
            assertThat(model.callsOf(watched.tag() + "/" + id))
                    .as("calls for %s, which was complete at %d", id, complete)
                    .isNotEmpty()
                    .noneMatch(call -> call.nanos() - complete > 0);
        }
        List<String> kept = StreamSupport.stream(view.path("events").spliterator(), false)
                .map(event -> event.path("id").asText())
                .toList();
        assertThat(kept).doesNotHaveDuplicates();
        assertThat(stream.ids()).as("what the page has seen").containsAll(kept);
    }
}
