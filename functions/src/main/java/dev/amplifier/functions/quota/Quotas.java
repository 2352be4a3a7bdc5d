package dev.amplifier.functions.quota;

import dev.amplifier.platform.contract.Mode;
import java.util.UUID;

/** Counts executions. Exact also while many requests come at once, and between processes. */
public interface Quotas {

    /** Counts one more execution if the mode allows it. */
    Admission admit(UUID executionId, String userId, String type, Mode mode);

    /**
     * Counts one more call of an endpoint that has a limit of its own.
     *
     * @param callId any id that was not counted before
     * @param endpoint its name; never a user's id
     * @param perHour how many it allows in any 60 minutes
     */
    Admission admitCall(UUID callId, String endpoint, int perHour);

    /** Takes back an execution or a call that could not be started. */
    void refund(UUID id);

    /** Forgets executions that no longer count. */
    void forgetOld();
}
