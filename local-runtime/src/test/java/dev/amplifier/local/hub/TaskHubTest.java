package dev.amplifier.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TaskHubTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HubFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new HubFixture();
        fixture.executor.activity("Echo", input -> input);
        fixture.executor.orchestrator("Ten", ctx -> {
            int sum = 0;
            for (int i = 1; i <= 10; i++) {
                sum += ctx.callActivity("Echo", i, Integer.class).await();
            }
            ctx.complete(sum);
        });
        fixture.start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void activities_run_one_after_another_and_the_result_is_returned() throws Exception {
        assertThat(run("Ten", null).readOutputAs(Integer.class)).isEqualTo(55);
    }

    @Test
    void a_fan_out_runs_side_by_side_and_joins_in_order() throws Exception {
        CountDownLatch together = new CountDownLatch(5);
        fixture.executor.activity("Meet", input -> {
            together.countDown();
            together.await();
            return input;
        });
        fixture.executor.orchestrator("FanOut", ctx -> {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                tasks.add(ctx.callActivity("Meet", i, Integer.class));
            }
            ctx.complete(ctx.allOf(tasks).await());
        });

        assertThat(run("FanOut", null).readOutputAs(Integer[].class)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void a_timer_fires_once_and_not_early() throws Exception {
        fixture.executor.orchestrator("Nap", ctx -> {
            var before = ctx.getCurrentInstant();
            ctx.createTimer(Duration.ofMillis(150)).await();
            ctx.complete(Duration.between(before, ctx.getCurrentInstant()).toMillis());
        });

        assertThat(run("Nap", null).readOutputAs(Long.class)).isGreaterThanOrEqualTo(150);
    }

    @Test
    void an_event_reaches_an_orchestration_whether_it_waits_already_or_not() throws Exception {
        fixture.executor.orchestrator("Listen", ctx -> {
            String first =
                    ctx.waitForExternalEvent("word", PATIENCE, String.class).await();
            String second =
                    ctx.waitForExternalEvent("word", PATIENCE, String.class).await();
            ctx.complete(first + second);
        });
        String id = fixture.client().scheduleNewOrchestrationInstance("Listen");
        fixture.client().raiseEvent(id, "word", "a");
        fixture.client().waitForInstanceStart(id, PATIENCE);
        fixture.client().raiseEvent(id, "word", "b");

        assertThat(end(id).readOutputAs(String.class)).isEqualTo("ab");
    }

    @Test
    void a_child_returns_its_result_and_a_failing_child_its_reason() throws Exception {
        fixture.executor.orchestrator("Child", ctx -> {
            if (ctx.getInput(Integer.class) < 0) {
                throw new IllegalArgumentException("negative");
            }
            ctx.complete(ctx.getInput(Integer.class) * 2);
        });
        fixture.executor.orchestrator("Parent", ctx -> {
            int twice = ctx.callSubOrchestrator("Child", 21, Integer.class).await();
            try {
                ctx.callSubOrchestrator("Child", -1, Integer.class).await();
            } catch (TaskFailedException e) {
                ctx.complete(twice + " " + e.getErrorDetails().getErrorMessage());
            }
        });

        assertThat(run("Parent", null).readOutputAs(String.class))
                .contains("42")
                .contains("negative");
    }

    @Test
    void a_failed_activity_is_tried_again_as_its_policy_says() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        fixture.executor.activity("Flaky", input -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return "\"ok\"";
        });
        fixture.executor.orchestrator(
                "Retry",
                ctx -> ctx.complete(ctx.callActivity(
                                "Flaky", null, new TaskOptions(new RetryPolicy(5, Duration.ofMillis(10))), String.class)
                        .await()));

        assertThat(run("Retry", null).readOutputAs(String.class)).isEqualTo("ok");
        assertThat(calls).hasValue(3);
    }

    @Test
    void an_activity_that_throws_fails_its_orchestration_with_type_and_message() throws Exception {
        fixture.executor.activity("Bad", input -> {
            throw new IllegalStateException("broken");
        });
        fixture.executor.orchestrator("CallsBad", ctx -> ctx.callActivity("Bad").await());

        OrchestrationMetadata end = run("CallsBad", null);

        assertThat(end.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
        assertThat(end.getFailureDetails().getErrorMessage()).contains("broken");
    }

    @Test
    void continue_as_new_starts_over_and_keeps_events_that_were_not_taken() throws Exception {
        fixture.executor.orchestrator("Count", ctx -> {
            int left = ctx.getInput(Integer.class);
            if (left == 0) {
                ctx.complete(ctx.waitForExternalEvent("prize", PATIENCE, String.class)
                        .await());
                return;
            }
            ctx.callActivity("Echo", left, Integer.class).await();
            ctx.continueAsNew(left - 1, true);
        });
        String id = fixture.client().scheduleNewOrchestrationInstance("Count", 20);
        fixture.client().raiseEvent(id, "prize", "cake");

        assertThat(end(id).readOutputAs(String.class)).isEqualTo("cake");
        assertThat(fixture.rows("history")).isLessThan(12);
    }

    @Test
    void suspend_holds_and_resume_lets_go() throws Exception {
        fixture.executor.orchestrator(
                "Listen",
                ctx -> ctx.complete(
                        ctx.waitForExternalEvent("word", PATIENCE, String.class).await()));
        String id = fixture.client().scheduleNewOrchestrationInstance("Listen");
        fixture.client().waitForInstanceStart(id, PATIENCE);
        fixture.client().suspendInstance(id, "wait");
        await().until(() -> status(id) == OrchestrationRuntimeStatus.SUSPENDED);
        fixture.client().raiseEvent(id, "word", "late");
        assertThat(status(id)).isEqualTo(OrchestrationRuntimeStatus.SUSPENDED);

        fixture.client().resumeInstance(id, "go");

        assertThat(end(id).readOutputAs(String.class)).isEqualTo("late");
    }

    @Test
    void terminate_ends_with_the_given_output() throws Exception {
        fixture.executor.orchestrator(
                "Forever", ctx -> ctx.createTimer(Duration.ofDays(10)).await());
        String id = fixture.client().scheduleNewOrchestrationInstance("Forever");
        fixture.client().waitForInstanceStart(id, PATIENCE);

        fixture.client().terminate(id, "enough");

        OrchestrationMetadata end = end(id);
        assertThat(end.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
        assertThat(end.readOutputAs(String.class)).isEqualTo("enough");
    }

    @Test
    void a_second_start_with_the_id_of_a_living_one_is_refused_and_of_an_ended_one_is_not() throws Exception {
        fixture.executor.orchestrator(
                "Listen",
                ctx -> ctx.complete(
                        ctx.waitForExternalEvent("word", PATIENCE, String.class).await()));
        fixture.client().scheduleNewOrchestrationInstance("Listen", null, "one");

        assertThatThrownBy(() -> fixture.client().scheduleNewOrchestrationInstance("Listen", null, "one"))
                .hasMessageContaining("ALREADY_EXISTS");

        fixture.client().raiseEvent("one", "word", "done");
        end("one");
        fixture.client().scheduleNewOrchestrationInstance("Ten", null, "one");
        assertThat(end("one").readOutputAs(Integer.class)).isEqualTo(55);
    }

    @Test
    void an_orchestrator_that_does_not_exist_fails_its_orchestration() throws Exception {
        OrchestrationMetadata end = run("Nobody", null);

        assertThat(end.getFailureDetails().getErrorMessage()).contains("Nobody");
    }

    @Test
    void ended_instances_are_found_by_query_page_by_page_and_purged() throws Exception {
        for (int i = 0; i < 5; i++) {
            fixture.client().scheduleNewOrchestrationInstance("Ten", null, "q" + i);
        }
        for (int i = 0; i < 5; i++) {
            end("q" + i);
        }
        OrchestrationStatusQuery query = new OrchestrationStatusQuery()
                .setInstanceIdPrefix("q")
                .setMaxInstanceCount(3)
                .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.COMPLETED));
        var first = fixture.client().queryInstances(query);
        var second = fixture.client().queryInstances(query.setContinuationToken(first.getContinuationToken()));

        assertThat(first.getOrchestrationState()).hasSize(3);
        assertThat(second.getOrchestrationState()).hasSize(2);
        assertThat(fixture.client().purgeInstance("q0").getDeletedInstanceCount())
                .isEqualTo(1);
        assertThat(fixture.client().getInstanceMetadata("q0", false))
                .satisfies(gone ->
                        assertThat(gone == null || !gone.isInstanceFound()).isTrue());
    }

    @Test
    void a_restarted_hub_goes_on_and_runs_no_finished_activity_again() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch hold = new CountDownLatch(1);
        fixture.executor.activity("Hold", input -> {
            reached.countDown();
            hold.await();
            return input;
        });
        fixture.executor.orchestrator("Long", ctx -> {
            int first = ctx.callActivity("Echo", 1, Integer.class).await();
            int second = ctx.callActivity("Hold", 2, Integer.class).await();
            ctx.createTimer(Duration.ofMillis(20)).await();
            ctx.complete(
                    first + second + ctx.callActivity("Echo", 3, Integer.class).await());
        });
        String id = fixture.client().scheduleNewOrchestrationInstance("Long");
        reached.await();
        fixture.stop();
        hold.countDown();

        fixture.start();

        assertThat(end(id).readOutputAs(Integer.class)).isEqualTo(6);
        assertThat(fixture.executor.runs("Echo", "1")).isEqualTo(1);
        assertThat(fixture.executor.runs("Hold", "2")).isEqualTo(2);
    }

    @Test
    void histories_that_do_not_fit_in_memory_are_read_again() throws Exception {
        fixture.close();
        fixture = new HubFixture(new HubOptions(8, 2, 1, Duration.ofDays(1), 1 << 20));
        fixture.executor.activity("Echo", input -> input);
        fixture.executor.orchestrator("Two", ctx -> {
            ctx.callActivity("Echo", 1, Integer.class).await();
            ctx.complete(
                    ctx.waitForExternalEvent("word", PATIENCE, String.class).await());
        });
        fixture.start();
        String a = fixture.client().scheduleNewOrchestrationInstance("Two");
        String b = fixture.client().scheduleNewOrchestrationInstance("Two");
        fixture.client().raiseEvent(a, "word", "x");
        fixture.client().raiseEvent(b, "word", "y");

        assertThat(end(a).readOutputAs(String.class)).isEqualTo("x");
        assertThat(end(b).readOutputAs(String.class)).isEqualTo("y");
    }

    @Test
    void nothing_is_left_waiting_when_many_have_ended() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(fixture.client().scheduleNewOrchestrationInstance("Ten"));
        }
        for (String id : ids) {
            assertThat(end(id).readOutputAs(Integer.class)).isEqualTo(55);
        }
        await().until(() -> fixture.rows("message") == 0);
    }

    @Test
    void timers_of_what_has_ended_or_begun_anew_wait_no_longer() throws Exception {
        fixture.executor.orchestrator("InTime", ctx -> {
            int turns = ctx.getInput(Integer.class);
            Task<Void> deadline = ctx.createTimer(Duration.ofHours(1));
            ctx.anyOf(List.of(ctx.callActivity("Echo", turns, Integer.class), deadline))
                    .await();
            if (turns > 0) {
                ctx.continueAsNew(turns - 1);
            } else {
                ctx.complete("in time");
            }
        });
        fixture.executor.orchestrator(
                "Forever", ctx -> ctx.createTimer(Duration.ofHours(1)).await());

        for (int run = 0; run < 10; run++) {
            assertThat(run("InTime", 2).readOutputAs(String.class)).isEqualTo("in time");
        }
        await().until(() -> fixture.hub().alarms() == 0);

        String id = fixture.client().scheduleNewOrchestrationInstance("Forever");
        await().until(() -> fixture.hub().alarms() == 1);
        fixture.client().terminate(id, "enough");
        end(id);
        await().until(() -> fixture.hub().alarms() == 0);
    }

    @Test
    void the_management_api_shows_the_results_of_activities() throws Exception {
        String id = fixture.client().scheduleNewOrchestrationInstance("Ten");
        end(id);

        ManagementApi.Response answer = fixture.hub()
                .management()
                .handle(new ManagementApi.Request(
                        "GET",
                        "instances/" + id,
                        "http://localhost/runtime/webhooks/durabletask",
                        Map.of("showHistory", "true", "showHistoryOutput", "true"),
                        null,
                        ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"EventType\":\"TaskCompleted\"").contains("\"Result\":10");
    }

    private OrchestrationMetadata run(String name, Object input) throws Exception {
        return end(fixture.client().scheduleNewOrchestrationInstance(name, input));
    }

    private OrchestrationMetadata end(String id) throws Exception {
        return fixture.client().waitForInstanceCompletion(id, PATIENCE, true);
    }

    private OrchestrationRuntimeStatus status(String id) {
        return fixture.client().getInstanceMetadata(id, false).getRuntimeStatus();
    }
}
