package dev.amplifier.local.functions.sample;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.azure.functions.annotation.WarmupTrigger;

/** Functions that run by themselves. What they saw stands in system properties, which every class loader shares. */
public final class ClockSamples {

    /** Where the timer function leaves its state. */
    public static final String TICKED = "sample.ticked";

    /** Where the warm-up function leaves a mark. */
    public static final String WARMED = "sample.warmed";

    /** Every second. */
    @FunctionName("Tick")
    public void tick(@TimerTrigger(name = "timer", schedule = "%TICK_SCHEDULE%") String state) {
        System.setProperty(TICKED, state);
    }

    /** Before the first request. */
    @FunctionName("Warm")
    public void warm(@WarmupTrigger(name = "context") Object context) {
        System.setProperty(WARMED, "yes");
    }
}
