package dev.amplifier.host.wiring;

import dev.amplifier.core.recipetool.RecipeToolModule;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.skill.Skill;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.host.InspectPoolFunction;
import dev.amplifier.host.WarmUpFunction;
import dev.amplifier.host.agent.BundleSessions;
import dev.amplifier.host.agent.OwnKeys;
import dev.amplifier.host.agent.PooledAgents;
import dev.amplifier.host.mcp.McpTools;
import dev.amplifier.host.pool.PoolOptions;
import dev.amplifier.host.pool.SessionPool;
import dev.amplifier.host.sandbox.SandboxCommands;
import dev.amplifier.host.sandbox.SandboxTools;
import dev.amplifier.host.sandbox.WasmSandbox;
import dev.amplifier.host.web.WebFetchTool;
import dev.amplifier.host.web.WebTools;
import dev.amplifier.orchestrations.activity.EffectStage;
import dev.amplifier.orchestrations.activity.FinishExecutionActivity;
import dev.amplifier.orchestrations.activity.PublishEventsActivity;
import dev.amplifier.orchestrations.activity.RunAgentActivity;
import dev.amplifier.orchestrations.activity.RunCommandActivity;
import dev.amplifier.orchestrations.pool.ReadPoolOrchestration;
import dev.amplifier.orchestrations.pool.ReportPoolActivity;
import dev.amplifier.orchestrations.prompt.RunPromptOrchestration;
import dev.amplifier.orchestrations.recipe.RunRecipeOrchestration;
import dev.amplifier.orchestrations.stream.RunNumbers;
import dev.amplifier.orchestrations.stream.RunningEffects;
import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.relay.HostsChannel;
import dev.amplifier.platform.relay.RelayUnavailableException;
import dev.amplifier.platform.relay.WebPubSubEventRelay;
import dev.amplifier.platform.telemetry.LogTelemetry;
import dev.amplifier.platform.telemetry.Spans;
import dev.amplifier.platform.telemetry.Telemetry;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.OwnKeySeal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All objects of this function app, made once. Whoever makes it closes it. */
public final class HostGraph implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostGraph.class);

    private static final Duration MCP_PATIENCE = Duration.ofSeconds(30);

    private final WebPubSubEventRelay relay;
    private final Spans spans;
    private final HostsChannel channel;
    private final RunningEffects running;
    private final SessionPool<Session> pool;
    private final PooledAgents agents;
    private final Sandbox bash;
    private final Sandbox javaScript;
    private final WebFetchTool web = new WebFetchTool();
    private final List<Object> functions;

    /** The app on these settings. */
    public HostGraph(HostSettings settings) {
        InstantSource clock = InstantSource.system();
        Telemetry telemetry = new LogTelemetry();
        this.spans = settings.telemetry().open("warm-pool-host");
        this.relay = new WebPubSubEventRelay(settings.relay());
        this.running = new RunningEffects(clock);
        OwnKeys keys = new OwnKeys(new OwnKeySeal(new Keyring(settings.tokens())), clock);
        this.channel = HostsChannel.listen(relay, request -> {
            running.control(request);
            keys.hear(request);
        });
        this.bash = settings.sandbox().open();
        this.javaScript = WasmSandbox.javaScript(settings.sandbox().atOnce());
        ToolModules tools = new SandboxTools(bash, javaScript)
                .and(new McpTools(settings.mcpServers(), MCP_PATIENCE, clock))
                .and(new RecipeToolModule(bash, GalleryShelf::recipes, clock));
        BundleSessions sessions = new BundleSessions(
                bundles(), skills(), settings.providers(), settings.webFetch() ? tools.and(new WebTools(web)) : tools);
        this.pool = new SessionPool<>(sessions, options(settings), clock);
        this.agents = new PooledAgents(pool, sessions, keys, settings.ownProviders());
        EffectStage stage =
                new EffectStage(running, relay::publish, spans, new RunNumbers(clock, settings.runsAbove()), clock);
        this.functions = List.of(
                new WarmUpFunction(pool),
                new InspectPoolFunction(pool, telemetry),
                new ReadPoolOrchestration(),
                new ReportPoolActivity(pool::figures),
                new RunPromptOrchestration(),
                new RunRecipeOrchestration(),
                new RunAgentActivity(stage, agents),
                new RunCommandActivity(stage, new SandboxCommands(bash)),
                new PublishEventsActivity(stage),
                new FinishExecutionActivity(stage, telemetry, spans, id -> forget(keys, id), clock));
    }

    /** A key that this host holds is held by the others too. */
    private void forget(OwnKeys keys, String executionId) {
        if (keys.forget(executionId)) {
            try {
                relay.sendToHosts(new ControlRequest("forget_key", executionId, null, null, Map.of()));
            } catch (RelayUnavailableException e) {
                LOG.warn("The other hosts hold a key until it has been idle for long: {}", e.getMessage());
            }
        }
    }

    /** The function objects, one of each class. */
    public List<Object> functions() {
        return functions;
    }

    @Override
    public void close() {
        channel.close();
        pool.close();
        agents.close();
        bash.close();
        javaScript.close();
        web.close();
        running.close();
        spans.close();
        relay.close();
    }

    private static PoolOptions options(HostSettings settings) {
        PoolOptions usual = PoolOptions.DEFAULT;
        int warmMost = Math.max(usual.warmMost(), settings.poolWarm());
        return new PoolOptions(
                settings.poolWarm(),
                warmMost,
                Math.max(settings.poolTotal(), warmMost),
                usual.uses(),
                usual.age(),
                usual.patience(),
                usual.shelves());
    }

    private static Map<String, String> bundles() {
        Map<String, String> texts = new HashMap<>();
        for (GalleryItem item : BuiltinGallery.loadBundles()) {
            texts.put(item.name(), item.yaml());
        }
        return texts;
    }

    private static List<Skill> skills() {
        return BuiltinGallery.loadSkills().stream()
                .map(GalleryItem::yaml)
                .flatMap(Stream::ofNullable)
                .map(Skill::read)
                .flatMap(Optional::stream)
                .toList();
    }
}
