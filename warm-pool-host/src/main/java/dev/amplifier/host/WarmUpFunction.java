package dev.amplifier.host;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.WarmupTrigger;
import dev.amplifier.core.session.Session;
import dev.amplifier.host.agent.BundleSessions;
import dev.amplifier.host.pool.SessionPool;

/** Fills the pool before an instance takes traffic. */
public final class WarmUpFunction {

    private final SessionPool<Session> pool;

    /** The function. */
    public WarmUpFunction(SessionPool<Session> pool) {
        this.pool = pool;
    }

    /** Runs once, when the platform adds an instance. */
    @FunctionName("WarmUp")
    public void run(@WarmupTrigger(name = "warmup") Object warmup) {
        pool.warm(BundleSessions.DEFAULT_BUNDLE);
    }
}
