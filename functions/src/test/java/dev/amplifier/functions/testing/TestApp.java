package dev.amplifier.functions.testing;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.amplifier.core.provider.PriceList;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.functions.models.ModelList;
import dev.amplifier.functions.openapi.OpenApiDocument;
import dev.amplifier.functions.signin.SignInSettings;
import dev.amplifier.functions.wiring.FunctionsGraph;
import dev.amplifier.functions.wiring.FunctionsSettings;
import dev.amplifier.platform.config.RelaySettings;
import dev.amplifier.platform.config.TokenSettings;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.relay.InMemoryEventRelay;
import dev.amplifier.platform.telemetry.TelemetrySettings;
import dev.amplifier.platform.token.AccessTokens;
import dev.amplifier.platform.token.Identity;
import dev.amplifier.platform.token.Keyring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The whole app on a real PostgreSQL, with the relay and the task hub in memory. Triggers are called as the Functions worker calls them, by
 * function name. Every answer, and every request that was served, is held to the OpenAPI document.
 */
public final class TestApp implements AutoCloseable {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();
    private static final ContractCheck CONTRACT = new ContractCheck(DOCUMENT);
    private static final TokenSettings TOKENS = TokenSettings.withKeys(
            Map.of("k1", "a-secret-of-at-least-thirty-two-bytes".getBytes(StandardCharsets.UTF_8)));

    private final GitHubStandIn github = new GitHubStandIn();
    private final OidcStandIn oidc = new OidcStandIn();
    private final InMemoryEventRelay relay = new InMemoryEventRelay();
    private final InMemoryHub hub = new InMemoryHub();
    private final FunctionsGraph graph;

    public TestApp() {
        this(Map.of());
    }

    public TestApp(Map<String, Mode> ceilings) {
        this(ceilings, Optional.empty());
    }

    /** An app that sends its spans to a collector. */
    public TestApp(Map<String, Mode> ceilings, Optional<URI> collector) {
        SignInSettings signIn = new SignInSettings(
                URI.create("http://localhost:7071"),
                SignInSettings.LOCAL,
                "",
                github.url("/authorize"),
                github.url("/token"),
                github.url("/user"),
                URI.create("http://localhost:7071/auth/callback/"),
                Mode.DEVELOPER,
                Mode.EXPERT,
                ceilings);
        FunctionsSettings settings = new FunctionsSettings(
                TestPostgres.settings(),
                new RelaySettings("Endpoint=http://localhost:1;AccessKey=none;Version=1.0;"),
                TOKENS,
                signIn,
                Optional.of(oidc.settings()),
                URI.create("http://localhost:7071"),
                true,
                ModelList.of(new OfflineProvider(Duration.ZERO).models(), PriceList.BUILT_IN.of("anthropic")),
                new TelemetrySettings(collector));
        this.graph = new FunctionsGraph(settings, relay, (context, message) -> hub, () -> {}, InstantSource.system());
    }

    public GitHubStandIn github() {
        return github;
    }

    public OidcStandIn oidc() {
        return oidc;
    }

    public InMemoryEventRelay relay() {
        return relay;
    }

    public InMemoryHub hub() {
        return hub;
    }

    public static OpenApiDocument document() {
        return DOCUMENT;
    }

    /** A user nobody has seen before. */
    public static Identity someone(Mode mode) {
        return new Identity(UUID.randomUUID().toString(), "someone", null, null, mode, Mode.EXPERT);
    }

    /** An access token for this user. */
    public static String tokenOf(Identity identity) {
        return new AccessTokens(new Keyring(TOKENS), Duration.ofMinutes(10), InstantSource.system()).issue(identity);
    }

    /** A request under construction. */
    public Call call(String operationId) {
        return new Call(operationId, this::answer);
    }

    /** Sends a request that need not be one of the document's; the answer must be. */
    public Answer probe(Call call) {
        Answer answer = invoke(call);
        CONTRACT.answer(call, answer);
        return answer;
    }

    private Answer answer(Call call) {
        Answer answer = probe(call);
        if (answer.status() < 400) {
            CONTRACT.request(call);
        }
        return answer;
    }

    private Answer invoke(Call call) {
        for (Object trigger : graph.triggers()) {
            for (Method method : trigger.getClass().getMethods()) {
                FunctionName name = method.getAnnotation(FunctionName.class);
                if (name != null && name.value().equals(call.operationId())) {
                    return invoke(trigger, method, call);
                }
            }
        }
        throw new AssertionError("No function " + call.operationId());
    }

    private Answer invoke(Object trigger, Method method, Call call) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.getParameters()[i], call);
        }
        try {
            return new Answer((HttpResponseMessage) method.invoke(trigger, arguments));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        } catch (InvocationTargetException e) {
            throw new AssertionError("A trigger let an exception out", e.getCause());
        }
    }

    private static @Nullable Object argument(Parameter parameter, Call call) {
        if (parameter.isAnnotationPresent(HttpTrigger.class)) {
            HttpTrigger trigger = parameter.getAnnotation(HttpTrigger.class);
            HttpMethod method = trigger.methods()[0];
            return new FakeMessage(
                    URI.create("http://localhost:7071/api/" + call.operationId()),
                    method,
                    Map.copyOf(call.headers()),
                    Map.copyOf(call.query()),
                    call.body());
        }
        if (parameter.isAnnotationPresent(BindingName.class)) {
            return call.path().get(parameter.getAnnotation(BindingName.class).value());
        }
        if (parameter.getType() == DurableClientContext.class) {
            return null;
        }
        return new Context(call.operationId(), UUID.randomUUID().toString());
    }

    private record Context(String getFunctionName, String getInvocationId) implements ExecutionContext {

        @Override
        public Logger getLogger() {
            return Logger.getLogger(getFunctionName);
        }
    }

    /** The names of the HTTP functions of this app. */
    public List<String> functions() {
        return graph.triggers().stream()
                .flatMap(trigger -> List.of(trigger.getClass().getMethods()).stream())
                .filter(method -> method.getReturnType() == HttpResponseMessage.class)
                .map(method -> method.getAnnotation(FunctionName.class))
                .filter(java.util.Objects::nonNull)
                .map(FunctionName::value)
                .toList();
    }

    @Override
    public void close() {
        graph.close();
        github.close();
        oidc.close();
    }
}
