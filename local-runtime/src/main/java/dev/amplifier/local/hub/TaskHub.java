package dev.amplifier.local.hub;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Durable task hub of one process. Clients reach it over gRPC, as the real client library speaks it, on loopback; functions are run
 * through a {@link WorkExecutor}. Histories are in PostgreSQL: whatever was acknowledged survives a crash, and unfinished orchestrations go
 * on at the next {@link #start}.
 */
public final class TaskHub implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TaskHub.class);
    private static final long SWEEP_SECONDS = 60;

    private final Engine engine;
    private final Server server;
    private final ManagementApi management;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hub-sweep").factory());

    private TaskHub(Engine engine, Server server, HubOptions options) {
        this.engine = engine;
        this.server = server;
        this.management = new ManagementApi(new Orchestrations(engine, options));
        sweeper.scheduleWithFixedDelay(() -> sweep(options), SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts the hub and goes on with what an earlier process left.
     *
     * @param database where the hub keeps the schema {@code taskhub}; its connections commit by themselves
     * @param executor runs functions; ready to be called
     * @throws SQLException if the database cannot be used
     * @throws IOException if no port is to be had
     */
    public static TaskHub start(DataSource database, WorkExecutor executor, HubOptions options)
            throws SQLException, IOException {
        Engine engine = new Engine(new Store(database), executor, options);
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Sidecar(new Orchestrations(engine, options)))
                .maxInboundMessageSize(4 * options.eventBytes())
                .directExecutor()
                .build()
                .start();
        engine.recover();
        return new TaskHub(engine, server, options);
    }

    /** The loopback port of the gRPC endpoint. */
    public int grpcPort() {
        return server.getPort();
    }

    /** How many timers and delayed messages of living orchestrations wait for their time. */
    int alarms() {
        return engine.alarms();
    }

    /** The HTTP management endpoints, for a host to mount. */
    public ManagementApi management() {
        return management;
    }

    /** Lets running turns end and stops. */
    @Override
    public void close() throws InterruptedException {
        sweeper.shutdownNow();
        server.shutdown();
        if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
            server.shutdownNow();
        }
        engine.close();
    }

    private void sweep(HubOptions options) {
        try {
            int gone =
                    engine.store().purge("updated_at < ?", List.of(Instant.now().minus(options.retention())));
            if (gone > 0) {
                log.info("removed {} orchestrations that ended more than {} ago", gone, options.retention());
            }
        } catch (SQLException e) {
            log.warn("could not remove old orchestrations: {}", e.getMessage());
        }
    }
}
