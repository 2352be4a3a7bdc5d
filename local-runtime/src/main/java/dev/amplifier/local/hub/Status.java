package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;

/** Questions about an orchestration's status. */
final class Status {

    private Status() {}

    static boolean ended(OrchestrationStatus status) {
        return switch (status) {
            case ORCHESTRATION_STATUS_COMPLETED,
                    ORCHESTRATION_STATUS_FAILED,
                    ORCHESTRATION_STATUS_CANCELED,
                    ORCHESTRATION_STATUS_TERMINATED -> true;
            default -> false;
        };
    }
}
