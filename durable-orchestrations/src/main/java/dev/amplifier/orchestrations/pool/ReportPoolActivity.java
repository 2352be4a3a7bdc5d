package dev.amplifier.orchestrations.pool;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.PoolReport;
import java.util.function.Supplier;

/** Reports this host's pool. */
public final class ReportPoolActivity {

    /** How the task hub calls it. */
    static final String NAME = "ReportPool";

    private final Supplier<PoolReport> pool;

    /**
     * The activity.
     *
     * @param pool asked at each call
     */
    public ReportPoolActivity(Supplier<PoolReport> pool) {
        this.pool = pool;
    }

    /** Output: {@link PoolReport} as JSON text. */
    @FunctionName(NAME)
    public String run(@DurableActivityTrigger(name = "input") String input) {
        return Json.toTree(pool.get()).toString();
    }
}
