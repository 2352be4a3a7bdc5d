package dev.amplifier.host.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.bundle.BundleReader.BundleException;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.event.EventSink;
import dev.amplifier.core.hook.Approvals;
import dev.amplifier.core.provider.ChatMessage;
import dev.amplifier.core.provider.Picture;
import dev.amplifier.core.provider.Provider;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.TurnRequest;
import dev.amplifier.core.session.TurnResult;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import dev.amplifier.host.pool.Acquisition;
import dev.amplifier.host.pool.Lease;
import dev.amplifier.host.pool.SessionPool;
import dev.amplifier.orchestrations.activity.AgentInput;
import dev.amplifier.orchestrations.activity.AgentRunner;
import dev.amplifier.platform.contract.ExecutionRequest;
import dev.amplifier.platform.token.OwnKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs agents in sessions of the pool: takes one of the bundle that is needed, works, gives it back. Safe for use by several threads. */
public final class PooledAgents implements AgentRunner, AutoCloseable {

    /** A key travels by the relay while its execution is being scheduled. */
    private static final Duration KEY_PATIENCE = Duration.ofSeconds(5);

    private final SessionPool<Session> pool;
    private final BundleSessions sessions;
    private final OwnKeys keys;
    private final Function<OwnKey, Provider> providers;
    private final ScheduledThreadPoolExecutor timeouts = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("agent-timeouts").factory());

    /**
     * Runs agents with this pool.
     *
     * @param keys the keys that users brought
     * @param providers makes the provider that such a key opens
     */
    public PooledAgents(
            SessionPool<Session> pool, BundleSessions sessions, OwnKeys keys, Function<OwnKey, Provider> providers) {
        this.pool = pool;
        this.sessions = sessions;
        this.keys = keys;
        this.providers = providers;
        timeouts.setRemoveOnCancelPolicy(true);
    }

    @Override
    public TurnResult run(AgentInput input, EventSink events, Approvals people, Cancellation cancellation) {
        try {
            Provider own = null;
            String keyProvider = input.keyProvider();
            if (keyProvider != null) {
                Optional<OwnKey> key = keys.await(input.executionId(), KEY_PATIENCE);
                if (key.isEmpty()) {
                    return failed(
                            "key_missing",
                            "Your own key for " + keyProvider
                                    + " is not held any more: the server that ran this was started anew, or the run has rested for more"
                                    + " than two hours. Keys are never stored. Run again from this step, and give the key again.",
                            false);
                }
                own = providers.apply(key.get());
            }
            String bundle = input.bundle();
            if (bundle != null && bundle.indexOf('\n') >= 0) {
                return within(input, own, events, people, cancellation, sessions.makeInline(bundle));
            }
            return switch (pool.acquire(shelf(input))) {
                case Acquisition.Granted<Session>(Lease<Session> lease) -> {
                    try (lease) {
                        yield within(input, own, events, people, cancellation, lease.session());
                    }
                }
                case Acquisition.Busy<Session>(Duration retryAfter) -> {
                    events.emit(new Event(
                            "session_pool_exhausted",
                            JsonNodeFactory.instance.objectNode().put("retry_after_seconds", retryAfter.toSeconds())));
                    yield failed(
                            "busy",
                            "All sessions are in use. Try again in " + retryAfter.toSeconds() + " seconds.",
                            true);
                }
            };
        } catch (BundleException | IllegalArgumentException e) {
            return failed("bundle_not_found", String.valueOf(e.getMessage()), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TurnResult.Stopped(TurnResult.Spent.NOTHING);
        }
    }

    @Override
    public void close() {
        timeouts.shutdownNow();
    }

    private TurnResult within(
            AgentInput input,
            @Nullable Provider own,
            EventSink events,
            Approvals people,
            Cancellation cancellation,
            Session session) {
        Workspace workspace;
        try {
            workspace = Workspace.of(input.files());
        } catch (WorkspaceException e) {
            return failed("workspace", String.valueOf(e.getMessage()), false);
        }
        List<Picture> pictures = new ArrayList<>();
        for (ExecutionRequest.Image image : input.images()) {
            switch (Picture.read(image.mediaType(), image.data())) {
                case Picture.Reading.Read(Picture picture) -> pictures.add(picture);
                case Picture.Reading.Refused(String reason) -> {
                    return failed("image", "A picture is refused: " + reason + ".", false);
                }
            }
        }
        AtomicBoolean timedOut = new AtomicBoolean();
        Cancellation turn = cancellation.child();
        ScheduledFuture<?> timeout = timeouts.schedule(
                () -> {
                    timedOut.set(true);
                    turn.cancel();
                },
                (long) (input.timeoutSeconds() * 1000),
                TimeUnit.MILLISECONDS);
        try {
            TurnResult result = session.run(request(input, own, workspace, pictures), events, people, turn);
            return result instanceof TurnResult.Stopped stopped && timedOut.get()
                    ? new TurnResult.Failed(
                            "timeout",
                            "The agent '" + input.agent() + "' took longer than " + input.timeoutSeconds()
                                    + " seconds.",
                            true,
                            null,
                            stopped.spent())
                    : result;
        } finally {
            timeout.cancel(false);
            turn.close();
        }
    }

    /** A bundle that is not asked for by name is the one of the agent, if it has one. */
    private String shelf(AgentInput input) {
        String bundle = input.bundle();
        if (bundle != null) {
            return bundle;
        }
        int colon = input.agent().indexOf(':');
        String namespace = colon < 0 ? "" : input.agent().substring(0, colon);
        return sessions.knows(namespace) ? namespace : BundleSessions.DEFAULT_BUNDLE;
    }

    private static TurnRequest request(
            AgentInput input, @Nullable Provider own, Workspace workspace, List<Picture> pictures) {
        return new TurnRequest(
                input.agent(),
                input.instruction(),
                input.conversation().stream()
                        .map(message -> message.role().equals("assistant")
                                ? ChatMessage.assistant(message.content())
                                : ChatMessage.user(message.content()))
                        .toList(),
                input.mode(),
                input.preferences().stream()
                        .map(wish -> new Providers.Preference(wish.provider(), wish.model(), wish.role()))
                        .toList(),
                workspace,
                input.costLeftUsd(),
                own,
                Objects.requireNonNullElseGet(input.overrides(), JsonNodeFactory.instance::objectNode),
                pictures);
    }

    private static TurnResult failed(String code, String message, boolean retryable) {
        return new TurnResult.Failed(code, message, retryable, null, TurnResult.Spent.NOTHING);
    }
}
