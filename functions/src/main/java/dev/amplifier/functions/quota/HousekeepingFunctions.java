package dev.amplifier.functions.quota;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.amplifier.platform.token.RefreshFamilies;

/** Timer that removes what no longer counts. */
public final class HousekeepingFunctions {

    private final Quotas quotas;
    private final RefreshFamilies families;

    /** Cleans up these. */
    public HousekeepingFunctions(Quotas quotas, RefreshFamilies families) {
        this.quotas = quotas;
        this.families = families;
    }

    /** Hourly. */
    @FunctionName("housekeeping")
    public void housekeeping(
            @TimerTrigger(name = "timer", schedule = "0 7 * * * *") String timer, ExecutionContext context) {
        quotas.forgetOld();
        families.forgetExpired();
    }
}
