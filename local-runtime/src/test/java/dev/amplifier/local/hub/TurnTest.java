package dev.amplifier.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ScheduleTaskAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SendEventAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final HistoryEvent START = Events.started("one", "Demo", null);

    private final Instance instance =
            new Instance("one", "Demo", "first", OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING);

    @Test
    void an_activity_that_is_asked_for_stands_in_the_history_and_is_to_be_run() {
        Decision decision = turn(List.of(), START).decide(answer(schedule(0)));

        assertThat(decision.tasks()).containsOnlyKeys(0);
        assertThat(decision.events())
                .extracting(event -> event.getEventTypeCase().name())
                .containsExactly("ORCHESTRATORSTARTED", "EXECUTIONSTARTED", "TASKSCHEDULED", "ORCHESTRATORCOMPLETED");
    }

    @Test
    void an_activity_that_the_history_has_already_fails_the_orchestration_with_what_to_do() {
        List<HistoryEvent> history =
                turn(List.of(), START).decide(answer(schedule(0))).events();

        Decision decision = turn(history, Events.taskCompleted(0, "1")).decide(answer(schedule(0)));

        assertThat(decision.status()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED);
        assertThat(decision.tasks()).isEmpty();
        assertThat(decision.end().failure().getErrorType()).isEqualTo("NonDeterministicOrchestration");
        assertThat(decision.end().failure().getErrorMessage()).contains("use the orchestration's own clock");
    }

    @Test
    void an_event_that_is_sent_again_on_a_replay_is_sent_once() {
        OrchestratorAction send = OrchestratorAction.newBuilder()
                .setId(3)
                .setSendEvent(SendEventAction.newBuilder()
                        .setInstance(OrchestrationInstance.newBuilder().setInstanceId("other"))
                        .setName("hello"))
                .build();
        Decision first = turn(List.of(), START).decide(answer(send));
        List<HistoryEvent> history = new ArrayList<>(first.events());

        Decision second = turn(history, Events.raised("go", null)).decide(answer(send));

        assertThat(first.raised()).hasSize(1);
        assertThat(second.raised()).isEmpty();
    }

    @Test
    void a_new_execution_begins_with_the_result_as_input_and_then_what_was_carried_over() {
        OrchestratorAction again = OrchestratorAction.newBuilder()
                .setCompleteOrchestration(CompleteOrchestrationAction.newBuilder()
                        .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW)
                        .setResult(StringValue.of("7"))
                        .addCarryoverEvents(Events.raised("kept", null)))
                .build();

        Decision decision = turn(List.of(), START).decide(answer(again));

        assertThat(decision.again()).hasSize(2);
        assertThat(decision.again().getFirst().getExecutionStarted().getInput().getValue())
                .isEqualTo("7");
        assertThat(decision.again().get(1).getEventRaised().getName()).isEqualTo("kept");
    }

    private Turn turn(List<HistoryEvent> history, HistoryEvent... arrived) {
        return new Turn(instance, history, List.of(arrived), NOW);
    }

    private static OrchestratorAction schedule(int id) {
        return OrchestratorAction.newBuilder()
                .setId(id)
                .setScheduleTask(ScheduleTaskAction.newBuilder().setName("Echo"))
                .build();
    }

    private static OrchestratorResponse answer(OrchestratorAction... actions) {
        return OrchestratorResponse.newBuilder().addAllActions(List.of(actions)).build();
    }
}
