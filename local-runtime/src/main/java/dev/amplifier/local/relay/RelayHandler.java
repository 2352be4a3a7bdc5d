package dev.amplifier.local.relay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Azure Web PubSub's data plane as a Jetty handler: {@code /client/hubs/{hub}} for clients and {@code /api/hubs/{hub}/…} for servers. Other
 * requests pass through to the next handler.
 */
public final class RelayHandler extends Handler.Abstract {

    private static final String RELIABLE = "json.reliable.webpubsub.azure.v1";
    private static final String PLAIN = "json.webpubsub.azure.v1";
    private static final long BODY_SECONDS = 30;
    private static final String REST = "/api/hubs/";

    private final Tokens tokens;
    private final RestApi rest;
    private final RelayOptions options;
    private final Map<String, Hub> hubs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("relay-sweep").factory());

    private RelayHandler(RelayOptions options) {
        this.options = options;
        this.tokens = new Tokens(options.accessKey());
        this.rest = new RestApi(tokens);
        sweeper.scheduleWithFixedDelay(this::sweep, 5, 5, TimeUnit.SECONDS);
    }

    /** The relay for a server that has not started yet: takes what is the relay's, and lets {@code next} answer the rest. */
    public static Handler on(Server server, RelayOptions options, Handler next) {
        RelayHandler relay = new RelayHandler(options);
        WebSocketUpgradeHandler sockets = WebSocketUpgradeHandler.from(server, container -> {
            container.setMaxTextMessageSize(options.frame());
            container.setIdleTimeout(Duration.ofMinutes(2));
            container.addMapping("/client/hubs/*", relay::upgrade);
        });
        sockets.setHandler(new Handler.Sequence(relay, next));
        return sockets;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (path.startsWith("/client/hubs/")) {
            answer(response, callback, RestApi.Response.problem(426, "this address is for WebSocket clients"));
            return true;
        }
        if (!path.startsWith(REST)) {
            return false;
        }
        if (!allowed(request, path)) {
            answer(response, callback, RestApi.Response.problem(401, "the bearer token is missing, wrong or expired"));
            return true;
        }
        byte[] bytes;
        try {
            bytes = Content.Source.asByteArrayAsync(request, options.frame()).get(BODY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            String limit =
                    "a message has " + options.frame() + " bytes at most, sent within " + BODY_SECONDS + " seconds";
            answer(response, callback, RestApi.Response.problem(413, limit));
            return true;
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(REST.length()).split("/", -1)) {
            segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        RestApi.Request call = new RestApi.Request(
                request.getMethod(),
                segments.getFirst(),
                request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority(),
                segments.subList(1, segments.size()),
                query(request),
                request.getHeaders().get(HttpHeader.CONTENT_TYPE),
                bytes);
        answer(response, callback, handle(call));
        return true;
    }

    @Override
    protected void doStop() throws Exception {
        sweeper.shutdownNow();
        super.doStop();
    }

    private RestApi.Response handle(RestApi.Request call) {
        try {
            return rest.handle(hub(call.hubName()), call);
        } catch (NumberFormatException e) {
            return RestApi.Response.problem(400, "a number was expected: " + e.getMessage());
        }
    }

    private boolean allowed(Request request, String path) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return authorization != null
                && authorization.startsWith("Bearer ")
                && tokens.read(authorization.substring("Bearer ".length()), path)
                        .filter(claims -> !claims.expired())
                        .isPresent();
    }

    private @Nullable Object upgrade(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String path = request.getHttpURI().getPath();
        String hubName = path.substring("/client/hubs/".length());
        Map<String, List<String>> query = query(request);
        String token = first(query, "access_token");
        if (token == null) {
            String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
            token = authorization != null && authorization.startsWith("Bearer ")
                    ? authorization.substring("Bearer ".length())
                    : "";
        }
        String connectionId = first(query, "awps_connection_id");
        String reconnectionToken = first(query, "awps_reconnection_token");
        Optional<Tokens.Claims> claims = tokens.read(token, path);
        // A valid reconnection token stands in for an access token whose time ran out meanwhile.
        if (claims.isEmpty() || (claims.get().expired() && reconnectionToken == null)) {
            answer(response, callback, RestApi.Response.problem(401, "the access token is missing, wrong or expired"));
            return null;
        }
        boolean reliable = request.hasSubProtocol(RELIABLE);
        if (!reliable && !request.hasSubProtocol(PLAIN)) {
            answer(
                    response,
                    callback,
                    RestApi.Response.problem(400, "the subprotocol must be " + RELIABLE + " or " + PLAIN));
            return null;
        }
        response.setAcceptedSubProtocol(reliable ? RELIABLE : PLAIN);
        Hub hub = hub(hubName);
        return new ClientEndpoint(
                hub,
                options.unacknowledged(),
                connectionId != null && reconnectionToken != null
                        ? outbox -> recover(hub, connectionId, reconnectionToken, outbox)
                        : outbox -> open(hub, claims.get(), reliable, outbox));
    }

    private Connection open(Hub hub, Tokens.Claims claims, boolean reliable, Outbox outbox) {
        Connection connection = new Connection(claims.userId(), claims.roles(), reliable, options.unacknowledged());
        hub.add(connection);
        claims.groups().forEach(group -> hub.join(connection, group));
        connection.open(outbox);
        return connection;
    }

    private static @Nullable Connection recover(Hub hub, String id, String token, Outbox outbox) {
        Connection connection = hub.find(id);
        return connection != null && connection.recover(token, outbox) ? connection : null;
    }

    private Hub hub(String name) {
        return hubs.computeIfAbsent(name, key -> new Hub());
    }

    private void sweep() {
        Instant lostBefore = Instant.now().minus(options.recovery());
        hubs.values().forEach(hub -> hub.sweep(lostBefore));
    }

    private static Map<String, List<String>> query(Request request) {
        Map<String, List<String>> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValues());
        }
        return query;
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static void answer(Response response, Callback callback, RestApi.Response answer) {
        response.setStatus(answer.status());
        if (answer.body() == null) {
            callback.succeeded();
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            Content.Sink.write(response, true, answer.body().toString(), callback);
        }
    }
}
