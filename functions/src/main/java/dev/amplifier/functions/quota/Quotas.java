package dev.amplifier.functions.quota;

import dev.amplifier.platform.contract.Mode;
import java.util.UUID;

/** Counts executions. Exact also while many requests come at once, and between processes. */
public interface Quotas {

    /** Counts one more execution if the mode allows it. */
    Admission admit(UUID executionId, String userId, String type, Mode mode);

    /** Takes back an execution that could not be started. */
    void refund(UUID executionId);

    /** Forgets executions that no longer count. */
    void forgetOld();
}
