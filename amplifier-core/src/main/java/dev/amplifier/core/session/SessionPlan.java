package dev.amplifier.core.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.context.CompactingContext;
import dev.amplifier.core.context.ContextOptions;
import dev.amplifier.core.context.ContextWindow;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.hook.Checkpoint;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookTurn;
import dev.amplifier.core.hook.InjectionLimits;
import dev.amplifier.core.hook.Injections;
import dev.amplifier.core.hook.module.HookKit;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.mock.MockProvider;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.workspace.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the turns of a bundle's sessions go: what it says of orchestrator, context, providers and hooks, read once for all its sessions. A setting that
 * makes no sense is a warning, and what is usual holds in its place. Safe for use by several threads.
 */
public final class SessionPlan {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPlan.class);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int USUAL_PRIORITY = 100;

    private final Bundle bundle;
    private final List<HookModule> more;
    private final Orchestrator orchestrator;
    private final ContextOptions context;
    private final InjectionLimits limits;
    private final List<HookModule> hooks;
    private final List<Bundle.Module> providers;
    private final Optional<MockProvider> mock;
    private final String defaultProvider;
    private final List<String> warnings;

    /**
     * The plan of a bundle.
     *
     * @param more hooks of the host, which are asked beside those that the bundle names
     */
    public SessionPlan(Bundle bundle, List<HookModule> more) {
        this.bundle = bundle;
        this.more = List.copyOf(more);
        List<String> faults = new ArrayList<>();
        JsonNode loop = bundle.session().path("orchestrator");
        boolean streaming = !module(loop).equals("loop-basic");
        this.orchestrator = new AgentLoop(read(
                "session.orchestrator",
                () -> LoopOptions.of(config(loop), streaming),
                LoopOptions.USUAL.streaming(streaming),
                faults));
        this.context = read(
                "session.context",
                () -> ContextOptions.of(config(bundle.session().path("context"))),
                ContextOptions.USUAL,
                faults);
        this.limits = read("session", () -> InjectionLimits.of(bundle.session()), InjectionLimits.USUAL, faults);
        List<HookModule> mounted = new ArrayList<>(more);
        for (Bundle.Module module : bundle.hooks()) {
            read(module.name(), () -> HookKit.of(module), Optional.<HookModule>empty(), faults)
                    .ifPresent(mounted::add);
        }
        this.hooks = List.copyOf(mounted);
        this.providers = bundle.providers().stream()
                .sorted(Comparator.comparingInt(
                        module -> module.config().path("priority").asInt(USUAL_PRIORITY)))
                .toList();
        this.mock = providers.stream()
                .filter(module -> module.name().equals("provider-mock"))
                .findFirst()
                .flatMap(module -> read(
                        module.name(),
                        () -> Optional.of(MockProvider.of(module.config())),
                        Optional.<MockProvider>empty(),
                        faults));
        this.defaultProvider = config(loop).path("default_provider").asText("");
        this.warnings = List.copyOf(faults);
    }

    /** The bundle that it was made of. */
    public Bundle bundle() {
        return bundle;
    }

    /** The plan of the same bundle with an agent's modules and settings laid over it. */
    SessionPlan under(ObjectNode overlay) {
        return new SessionPlan(bundle.under(overlay), more);
    }

    Orchestrator orchestrator() {
        return orchestrator;
    }

    /** What a bundle says that makes no sense, in words. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The host's providers in the order that the bundle wishes: the orchestrator's {@code default_provider}, then those that it names, by their
     * priority, then the others. The mock provider is there if the bundle names it.
     */
    Providers providers(Providers host) {
        Providers all = mock.map(host::and).orElse(host);
        for (Bundle.Module module : providers.reversed()) {
            all = all.defaultingTo(module.name());
        }
        return all.defaultingTo(defaultProvider);
    }

    /** The context of a turn that begins with this conversation. */
    ContextWindow context(List<ChatMessage> conversation) {
        return new CompactingContext(context, conversation);
    }

    /** Lays out what a turn works with, hooks mounted. */
    Desk desk(
            SessionId id,
            String agent,
            Workspace workspace,
            EventSink events,
            Approvals people,
            Cancellation cancellation) {
        ObjectNode defaults = JsonNodeFactory.instance
                .objectNode()
                .put("session_id", id.value())
                .put("parent_id", id.parent());
        HookRegistry registry = new HookRegistry(defaults, CLOCK, HookRegistry.PATIENCE);
        Injections injections = new Injections(limits, CLOCK);
        Checkpoint checkpoint = new Checkpoint(registry, injections, people, events, cancellation);
        ToolContext tooling = new ToolContext(workspace, new TodoList(), checkpoint, cancellation);
        HookTurn turn = new HookTurn(agent, workspace, tooling.todos(), events, CLOCK);
        for (HookModule hook : hooks) {
            try {
                hook.mount(registry, turn);
            } catch (RuntimeException e) {
                LOG.warn("A hook module could not be mounted: {}", e.getClass().getName());
            }
        }
        return new Desk(id, tooling, checkpoint, injections, people, events);
    }

    private static <T> T read(String where, Supplier<T> reader, T usual, List<String> faults) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            faults.add("The bundle's " + where + " is not used as it is written: " + e.getMessage() + ".");
            return usual;
        }
    }

    private static String module(JsonNode node) {
        return node.isTextual() ? node.asText() : node.path("module").asText("");
    }

    private static ObjectNode config(JsonNode node) {
        return node.path("config") instanceof ObjectNode config ? config : JsonNodeFactory.instance.objectNode();
    }
}
