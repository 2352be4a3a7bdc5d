package dev.amplifier.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amplifier.platform.contract.ControlRequest;
import dev.amplifier.platform.contract.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class HostsChannelTest {

    private static final ControlRequest CANCEL = new ControlRequest("cancel", "e1", null, null, Map.of());

    private final List<ControlRequest> heard = new CopyOnWriteArrayList<>();

    @Test
    void an_instruction_to_the_hosts_is_heard_and_anything_else_is_ignored() throws Exception {
        try (Server server = new Server();
                HostsChannel channel = HostsChannel.listen(server::url, heard::add);
                Socket socket = server.accept()) {
            server.send(socket, "{\"type\":\"system\",\"event\":\"connected\"}");
            channel.connected().get(10, TimeUnit.SECONDS);
            server.send(socket, "not json");
            server.send(socket, "{\"type\":\"message\",\"group\":\"other\",\"data\":" + Json.write(CANCEL) + "}");
            server.send(socket, "{\"type\":\"message\",\"group\":\"hosts\",\"data\":" + Json.write(CANCEL) + "}");
            await().untilAsserted(() -> assertThat(heard).containsExactly(CANCEL));
        }
    }

    @Test
    void a_connection_that_breaks_is_made_again() throws Exception {
        try (Server server = new Server();
                HostsChannel channel = HostsChannel.listen(server::url, heard::add)) {
            server.accept().close();
            try (Socket second = server.accept()) {
                server.send(second, "{\"type\":\"message\",\"group\":\"hosts\",\"data\":" + Json.write(CANCEL) + "}");
                await().untilAsserted(() -> assertThat(heard).containsExactly(CANCEL));
                assertThat(channel.connected()).isNotDone();
            }
        }
    }

    @Test
    void a_listener_that_fails_does_not_end_the_connection() throws Exception {
        try (Server server = new Server();
                HostsChannel channel = HostsChannel.listen(server::url, request -> {
                    heard.add(request);
                    throw new IllegalStateException("on purpose");
                });
                Socket socket = server.accept()) {
            String message = "{\"type\":\"message\",\"group\":\"hosts\",\"data\":" + Json.write(CANCEL) + "}";
            server.send(socket, message);
            server.send(socket, message);
            await().untilAsserted(() -> assertThat(heard).hasSize(2));
            assertThat(channel.connected()).isNotDone();
        }
    }

    /** A WebSocket server that shakes hands and sends short texts. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket listening;

        Server() throws IOException {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        }

        URI url() {
            return URI.create("ws://localhost:" + listening.getLocalPort() + "/client/hubs/playground");
        }

        Socket accept() throws Exception {
            Socket socket = listening.accept();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String key = "";
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Protocol: json.webpubsub.azure.v1\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return socket;
        }

        void send(Socket socket, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            out.write(0x81);
            if (bytes.length < 126) {
                out.write(bytes.length);
            } else {
                out.write(126);
                out.write(bytes.length >> 8);
                out.write(bytes.length & 0xff);
            }
            out.write(bytes);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
