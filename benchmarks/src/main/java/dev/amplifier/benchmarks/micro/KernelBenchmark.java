package dev.amplifier.benchmarks.micro;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.bundle.BundleReader.BundleException;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.ToolKit;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.session.TurnRequest;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.GalleryItem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The kernel: events through hooks, bundles resolved, and a whole turn without a model's time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmark {

    private static final int HOOKS = 10;

    private final Map<String, String> bundles = BuiltinGallery.load().stream()
            .filter(item -> item.type().equals("bundle"))
            .collect(Collectors.toMap(GalleryItem::name, item -> String.valueOf(item.yaml())));
    private final BundleReader reader = new BundleReader(name -> Optional.ofNullable(bundles.get(name)));
    private final String including = String.valueOf(bundles.get("code"));
    private final Event event = new Event(
            CanonicalEvents.TOOL_PRE,
            object().put("tool_call_id", "call_1")
                    .put("tool_name", "read_file")
                    .set("tool_input", object().put("file_path", "notes/harbour.md")));
    private final HookRegistry noHooks = registry(0);
    private final HookRegistry oneHook = registry(1);
    private final HookRegistry tenHooks = registry(HOOKS);
    private final Session session = session();
    private final Session oneCall = calling(1);
    private final Session fourCalls = calling(4);

    /** An event that no hook has asked for. */
    @Benchmark
    public HookOutcome dispatchWithoutHooks() {
        return noHooks.dispatch(event);
    }

    /** An event through one hook that wants nothing. */
    @Benchmark
    public HookOutcome dispatchThroughOneHook() {
        return oneHook.dispatch(event);
    }

    /** An event through ten hooks, each of which modifies it. */
    @Benchmark
    public HookOutcome dispatchThroughTenHooks() {
        return tenHooks.dispatch(event);
    }

    /** Reads a bundle that includes another one, and composes them. */
    @Benchmark
    public Bundle resolveIncludingBundle() throws BundleException {
        return reader.read(including);
    }

    /** A turn from its prompt to its answer, with the hooks of the default bundle. */
    @Benchmark
    public TurnResult turn(Blackhole relay) {
        return session.run(
                new TurnRequest(
                        "self",
                        "Summarise the text below.\n<text>\nThe harbour is wide. Boats come at noon.\n</text>",
                        List.of(),
                        null,
                        List.of(),
                        new Workspace(),
                        null,
                        null),
                relay::consume,
                new Cancellation());
    }

    /** A turn whose model calls one tool, and then answers. */
    @Benchmark
    public TurnResult turnWithOneToolCall(Blackhole relay) {
        return called(oneCall, relay);
    }

    /** A turn whose model calls four tools at once, and then answers. */
    @Benchmark
    public TurnResult turnWithFourToolCalls(Blackhole relay) {
        return called(fourCalls, relay);
    }

    private static TurnResult called(Session session, Blackhole relay) {
        return session.run(
                new TurnRequest("self", "Go", List.of(), null, List.of(), new Workspace(), null, null),
                relay::consume,
                new Cancellation());
    }

    private Session calling(int calls) {
        String tools = String.join(", ", Collections.nCopies(calls, "{name: glob, input: {pattern: '*'}}"));
        try {
            Bundle bundle = reader.read("""
                    bundle: {name: calling}
                    providers: [{module: provider-mock, config: {responses: [{tool: [%s]}, done]}}]
                    tools: [{module: tool-filesystem}]
                    """.formatted(tools));
            return new Session(
                    bundle,
                    new Providers(List.of(new OfflineProvider(Duration.ZERO))),
                    any -> ToolKit.of(any, List.of(), ToolModules.NONE));
        } catch (BundleException e) {
            throw new IllegalStateException("the bundle of the benchmark cannot be read", e);
        }
    }

    private Session session() {
        try {
            Bundle bundle = reader.read(String.valueOf(bundles.get("playground")));
            return new Session(bundle, new Providers(List.of(new OfflineProvider(Duration.ZERO))), any -> List.of());
        } catch (BundleException e) {
            throw new IllegalStateException("the default bundle cannot be read", e);
        }
    }

    private static HookRegistry registry(int hooks) {
        HookRegistry registry =
                new HookRegistry(object().put("session_id", "s-1"), InstantSource.system(), HookRegistry.PATIENCE);
        for (int i = 0; i < hooks; i++) {
            boolean alone = hooks == 1;
            registry.register(
                    CanonicalEvents.TOOL_PRE,
                    i,
                    "hook",
                    heard -> alone ? HookResult.CONTINUE : HookResult.modify(heard.data()));
        }
        return registry;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
