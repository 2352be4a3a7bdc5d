package dev.amplifier.local.relay;

import com.azure.messaging.webpubsub.WebPubSubServiceClient;
import com.azure.messaging.webpubsub.WebPubSubServiceClientBuilder;
import com.azure.messaging.webpubsub.models.GetClientAccessTokenOptions;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A relay on a free port and the real server SDK that talks to it. */
final class RelayFixture implements AutoCloseable {

    static final String KEY = "a-key-for-tests-only-that-is-long-enough";
    static final String HUB = "playground";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    final WebPubSubServiceClient sdk;

    RelayFixture(RelayOptions options) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(RelayHandler.on(server, options, new Handler.Sequence()));
        server.start();
        sdk = new WebPubSubServiceClientBuilder()
                .connectionString("Endpoint=http://localhost:" + port() + ";AccessKey=" + KEY + ";Version=1.0;")
                .hub(HUB)
                .buildClient();
    }

    RelayFixture() throws Exception {
        this(RelayOptions.withKey(KEY));
    }

    int port() {
        return connector.getLocalPort();
    }

    String url(String user, List<String> groups, String... roles) {
        return sdk.getClientAccessToken(new GetClientAccessTokenOptions()
                        .setUserId(user)
                        .setGroups(groups)
                        .setRoles(List.of(roles)))
                .getUrl();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
