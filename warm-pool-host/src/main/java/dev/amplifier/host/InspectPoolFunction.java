package dev.amplifier.host;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.amplifier.core.session.Session;
import dev.amplifier.host.pool.SessionPool;
import dev.amplifier.platform.contract.PoolReport;
import dev.amplifier.platform.telemetry.Telemetry;
import java.util.Map;

/** Keeps the pool healthy, every minute, and reports how it does. */
public final class InspectPoolFunction {

    private final SessionPool<Session> pool;
    private final Telemetry telemetry;

    /** The function. */
    public InspectPoolFunction(SessionPool<Session> pool, Telemetry telemetry) {
        this.pool = pool;
        this.telemetry = telemetry;
    }

    /** Runs every minute. */
    @FunctionName("InspectPool")
    public void run(@TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer) {
        pool.inspect();
        PoolReport figures = pool.figures();
        telemetry.event(
                "session_pool",
                Map.of(),
                Map.of(
                        "warm", (double) figures.warm(),
                        "in_use", (double) figures.inUse(),
                        "waiting", (double) figures.waiting(),
                        "granted", (double) figures.granted(),
                        "granted_warm", (double) figures.grantedWarm(),
                        "refused", (double) figures.refused(),
                        "longest_wait_micros", (double) figures.longestWaitMicros()));
    }
}
