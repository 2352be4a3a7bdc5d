package dev.amplifier.local.launcher;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server on loopback, by IPv4 and where there is one by IPv6; requests run on virtual threads. */
final class WebServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final long STOP_MILLIS = 2_000;
    private static final long IDLE_MILLIS = 60_000;

    private final Server server;
    private final int port;

    private WebServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Takes a port; nothing is answered before {@link #start}.
     *
     * @param port 0 for a free one
     * @throws PortTakenException if somebody else listens there
     */
    static WebServer on(int port) throws PortTakenException {
        QueuedThreadPool threads = new QueuedThreadPool(20);
        threads.setName("web");
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new ProblemErrors());
        ServerConnector connector = connector(server, "127.0.0.1", port);
        try {
            connector.open();
        } catch (IOException e) {
            throw new PortTakenException(port, e);
        }
        server.addConnector(connector);
        addIpv6(server, connector.getLocalPort());
        return new WebServer(server, connector.getLocalPort());
    }

    /** The port it listens on. */
    int port() {
        return port;
    }

    /** Begins to answer, through the handler that is made for this server. */
    void start(Function<Server, Handler> handler) throws Exception {
        server.setHandler(handler.apply(server));
        server.start();
    }

    /** Stops answering; requests that are being answered get two seconds. */
    @Override
    public void close() throws Exception {
        try {
            server.stop();
        } catch (TimeoutException e) {
            log.debug("requests were cut off", e);
        }
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).close();
        }
    }

    private static void addIpv6(Server server, int port) {
        ServerConnector connector = connector(server, "::1", port);
        try {
            connector.open();
            server.addConnector(connector);
        } catch (IOException e) {
            log.debug("not listening on ::1: {}", e.getMessage());
        }
    }

    private static ServerConnector connector(Server server, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }
}
