package dev.amplifier.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An instance as it is stored. */
record InstanceRow(
        String id,
        String executionId,
        String name,
        OrchestrationStatus status,
        @Nullable String input,
        @Nullable String output,
        @Nullable String customStatus,
        @Nullable TaskFailureDetails failure,
        Instant createdAt,
        Instant updatedAt) {

    static InstanceRow of(ResultSet row) throws SQLException {
        byte[] failure = row.getBytes(8);
        try {
            return new InstanceRow(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    OrchestrationStatus.forNumber(row.getInt(4)),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    failure == null ? null : TaskFailureDetails.parseFrom(failure),
                    row.getTimestamp(9).toInstant(),
                    row.getTimestamp(10).toInstant());
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("the stored failure of " + row.getString(1) + " cannot be read", e);
        }
    }

    /** The state in the protocol's form. */
    OrchestrationState state(boolean withInputsAndOutputs) {
        OrchestrationState.Builder state = OrchestrationState.newBuilder()
                .setInstanceId(id)
                .setName(name)
                .setOrchestrationStatus(status)
                .setCreatedTimestamp(Times.timestamp(createdAt))
                .setLastUpdatedTimestamp(Times.timestamp(updatedAt));
        if (withInputsAndOutputs) {
            if (input != null) {
                state.setInput(StringValue.of(input));
            }
            if (output != null) {
                state.setOutput(StringValue.of(output));
            }
            if (customStatus != null) {
                state.setCustomStatus(StringValue.of(customStatus));
            }
        }
        if (failure != null) {
            state.setFailureDetails(failure);
        }
        return state.build();
    }
}
