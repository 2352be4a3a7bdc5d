package dev.amplifier.local.launcher;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.amplifier.local.functions.FunctionsHost;
import dev.amplifier.local.functions.HostOptions;
import dev.amplifier.local.functions.HubConnection;
import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.StagedApp;
import dev.amplifier.local.functions.http.FunctionKeys;
import dev.amplifier.local.github.GitHubStandIn;
import dev.amplifier.local.hub.HubOptions;
import dev.amplifier.local.hub.Starts;
import dev.amplifier.local.hub.TaskHub;
import dev.amplifier.local.launcher.LocalSecrets.Purpose;
import dev.amplifier.local.relay.RelayHandler;
import dev.amplifier.local.relay.RelayOptions;
import dev.amplifier.local.telemetry.TelemetryHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/**
 * The whole system in one process, on one loopback port.
 *
 * <p>The order of the start: the port first, because the relay must answer before an app may want it; then the database; then the apps, which
 * are warmed up before the task hub gives them work that an earlier process left.
 */
public final class Playground implements AutoCloseable {

    private static final long MAX_BODY_BYTES = 16L << 20;
    private static final long HUB_SECONDS = 60;
    private static final int HUB_CONNECTIONS = 8;

    private final LaunchOptions options;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Closer closer = new Closer();

    /**
     * A system that is not started yet.
     *
     * @param environment settings that go before the local ones
     */
    public Playground(LaunchOptions options, Map<String, String> environment, Progress progress) {
        this.options = options;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * Starts everything and returns when all of it is up. May be called once.
     *
     * @return the address for browsers
     * @throws Exception if a part does not start; {@link #close} stops those that did
     */
    public URI start() throws Exception {
        List<AppDescription> apps = new ArrayList<>();
        for (Path folder : options.apps()) {
            apps.add(StagedApp.read(folder));
        }
        LocalSecrets secrets = LocalSecrets.in(options.data());
        Site page = Site.in(options.site(), SiteHeaders.read(options.siteConfig()));
        WebServer web = closer.register(WebServer.on(options.port()));
        DatabaseStart databaseStart =
                closer.register(DatabaseStart.in(options.data().resolve("postgres")));

        URI site = URI.create("http://localhost:" + web.port());
        WhenReady functions = new WhenReady();
        web.start(server -> handler(server, secrets, functions, page));
        progress.done("relay and page");

        String databaseUrl = databaseStart.await().jdbcUrl();
        HikariDataSource database = closer.register(database(databaseUrl));
        progress.done("database");

        Map<String, String> settings =
                AppSettings.of(site, databaseUrl, Starts.runsAbove(database), secrets, environment);
        AppSettings.publish(settings);
        CompletableFuture<Integer> hubPort = new CompletableFuture<>();
        HubConnection connection = new HubConnection(
                AppSettings.TASK_HUB,
                site,
                secrets.of(Purpose.SYSTEM_KEY),
                () -> hubPort.orTimeout(HUB_SECONDS, TimeUnit.SECONDS).join());
        FunctionKeys keys = new FunctionKeys(secrets.of(Purpose.FUNCTION_KEY), secrets.of(Purpose.MASTER_KEY));
        FunctionsHost host =
                closer.register(FunctionsHost.load(apps, new HostOptions(connection, keys, settings, MAX_BODY_BYTES)));
        host.warmUp();
        progress.done("function apps");

        TaskHub hub = closer.register(TaskHub.start(database, host, HubOptions.DEFAULT));
        hubPort.complete(hub.grpcPort());
        host.startTimers();
        functions.answerWith(new Handler.Sequence(management(hub, secrets), host.http()));
        progress.done("task hub");
        closer.register(web);
        return site;
    }

    /** Stops everything that was started: first what takes requests, last the database. */
    @Override
    public void close() {
        closer.close();
    }

    private Handler handler(Server server, LocalSecrets secrets, Handler functions, Handler page) {
        List<Handler> handlers = new ArrayList<>();
        if (AppSettings.usesStandIn(environment)) {
            handlers.add(
                    new GitHubStandIn(AppSettings.STAND_IN_CLIENT, secrets.of(Purpose.GITHUB), InstantSource.system()));
        }
        handlers.add(new TelemetryHandler());
        handlers.add(functions);
        handlers.add(new NothingThere());
        handlers.add(page);
        RelayOptions relay = RelayOptions.withKey(secrets.of(Purpose.RELAY));
        return new KnownHosts(RelayHandler.on(server, relay, new Handler.Sequence(handlers)));
    }

    private static Handler management(TaskHub hub, LocalSecrets secrets) {
        return new ManagementHandler(
                hub.management(), List.of(secrets.of(Purpose.SYSTEM_KEY), secrets.of(Purpose.MASTER_KEY)));
    }

    private static HikariDataSource database(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hub");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(HUB_CONNECTIONS);
        return new HikariDataSource(config);
    }
}
