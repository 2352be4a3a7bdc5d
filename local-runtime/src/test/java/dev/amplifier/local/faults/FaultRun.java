package dev.amplifier.local.faults;

import static org.awaitility.Awaitility.await;

import dev.amplifier.local.faults.FaultPlan.Planned;
import dev.amplifier.local.launcher.SystemUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.awaitility.core.ThrowingRunnable;

/** One plan of faults carried out on the whole system, and what must hold whatever went wrong. */
final class FaultRun {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Damage damage;
    private final SystemUnderTest system;
    private final FaultPlan plan;
    private final List<WatchedExecution> executions = new ArrayList<>();

    FaultRun(Damage damage, FaultPlan plan) {
        this.damage = damage;
        this.system = damage.system();
        this.plan = plan;
    }

    /** Does all of it. The system is up before and after. */
    void carryOut() throws Exception {
        damage.model().spoil(plan.spoilt(), plan.seed());
        signIn();
        try {
            for (FaultyRecipe recipe : plan.recipes()) {
                WatchedExecution execution = new WatchedExecution(recipe, start(recipe));
                executions.add(execution);
                execution.connect(system);
            }
            for (Planned planned : plan.faults()) {
                await().pollInterval(LOOK).atMost(LONG).until(() -> reached(planned));
                damage.cause(planned, this::reconnect);
                if (planned.fault().isOfTheClock()) {
                    signIn();
                }
                if (planned.fault().breaksConnections()) {
                    reconnect();
                }
            }
            await().pollInterval(LOOK).atMost(LONG).until(this::allEnded);
            await().ignoreExceptions().atMost(LONG).until(this::allCompleted);
            for (WatchedExecution execution : executions) {
                if (plan.setsClockBack()) {
                    execution.catchUp(system);
                }
                execution.check(system, damage.model());
            }
        } finally {
            executions.forEach(WatchedExecution::close);
        }
    }

    private void signIn() {
        insist(() -> system.signIn("seed-" + plan.seed()));
    }

    private String start(FaultyRecipe recipe) throws Exception {
        return plan.webhook() && executions.isEmpty()
                ? WebhookCall.start(system, recipe.yaml(), damage.ahead())
                : system.run(recipe.yaml(), Map.of(FaultyRecipe.CALLED, FaultyRecipe.called()));
    }

    private boolean reached(Planned planned) throws InterruptedException {
        look();
        return executions.get(planned.execution()).reached(planned);
    }

    private boolean allEnded() throws InterruptedException {
        look();
        return executions.stream().allMatch(WatchedExecution::ended);
    }

    private boolean allCompleted() throws Exception {
        for (WatchedExecution execution : executions) {
            if (!execution.completed(system)) {
                return false;
            }
        }
        return true;
    }

    private void look() throws InterruptedException {
        for (WatchedExecution execution : executions) {
            execution.look();
            execution.approve(system);
        }
    }

    private void reconnect() {
        executions.forEach(execution -> insist(() -> execution.connect(system)));
    }

    /** Tries again until it is done, as a page does. */
    private static void insist(ThrowingRunnable attempt) {
        await().atMost(LONG).untilAsserted(() -> {
            try {
                attempt.run();
            } catch (IOException | CompletionException unavailable) {
                throw new AssertionError("not available", unavailable);
            }
        });
    }
}
