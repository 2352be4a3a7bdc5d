package dev.amplifier.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import dev.amplifier.core.workspace.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In these tests 127.0.0.1 plays the public web; everything else of the computer is inside. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebFetchToolTest {

    private ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String answer = "";
    private WebFetchTool tool;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
        tool = tool(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        tool.close();
        server.close();
    }

    @Test
    void a_page_is_fetched() {
        answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello and more";

        assertThat(fetch("/page?q=1#part").content()).startsWith("status 200").endsWith("\n\nhello");
    }

    @Test
    void a_page_in_chunks_is_put_together() {
        answer =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";

        assertThat(fetch("/").content()).endsWith("\n\nabcde");
    }

    @Test
    void an_error_of_the_page_is_an_error() {
        answer = "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nnothing here";

        assertThat(fetch("/")).satisfies(result -> {
            assertThat(result.isError()).isTrue();
            assertThat(result.content()).contains("status 404", "nothing here");
        });
    }

    @Test
    void what_is_no_text_is_refused() {
        answer = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\nxxx";

        assertThat(fetch("/").content()).contains("only text, JSON and XML");
    }

    @Test
    void a_large_page_is_cut() {
        answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + "x".repeat(3 << 20);

        assertThat(fetch("/").content()).hasSizeLessThan(51_000).endsWith("cut");
    }

    @Test
    void a_server_that_does_not_answer_is_left_in_time() {
        answer = "";
        try (WebFetchTool hasty = tool(Duration.ofMillis(300))) {
            assertThat(call(hasty, page("/"), new Cancellation()).content()).contains("took longer than 0.3 seconds");
        }
    }

    @Test
    void a_cancelled_fetch_ends() throws Exception {
        answer = "";
        Cancellation cancellation = new Cancellation();
        CompletableFuture<ToolResult> running =
                CompletableFuture.supplyAsync(() -> call(tool, page("/"), cancellation));
        cancellation.cancel();

        assertThat(running.get(30, TimeUnit.SECONDS).isError()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Location: http://127.0.0.2/",
                "Location: http://inside.example/",
                "Location: //169.254.169.254/metadata/instance",
                "Location: file:///etc/passwd",
                "Location: http://user:secret@public.example/"
            })
    void a_redirect_is_looked_at_like_the_first_address(String location) {
        answer = "HTTP/1.1 302 Found\r\n" + location + "\r\n\r\n";

        assertThat(fetch("/").content()).startsWith("not fetched: ");
        assertThat(connections).hasValue(1);
    }

    @Test
    void redirects_without_end_end() {
        answer = "HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n";

        assertThat(fetch("/").content()).contains("redirected more than 5 times");
        assertThat(connections).hasValue(6);
    }

    @Test
    void a_name_that_changes_its_address_is_reached_where_it_was_looked_at() {
        answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nfine";

        assertThat(call(tool, "http://rebinding.example:" + server.getLocalPort() + "/", new Cancellation())
                        .content())
                .endsWith("fine");
        assertThat(lookups).hasValue(1);
        assertThat(call(tool, "http://rebinding.example:" + server.getLocalPort() + "/", new Cancellation())
                        .content())
                .contains("not a host of the public web");
    }

    @Test
    void a_name_with_one_address_inside_is_refused_altogether() {
        assertThat(call(tool, "http://mixed.example/", new Cancellation()).content())
                .contains("not a host of the public web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://user:secret@example.org/",
                "http://user@example.org/",
                "http://example.org@127.0.0.1:80/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "gopher://example.org/",
                "jar:http://example.org!/",
                "http://example.org:22/",
                "http://example.org:6379/",
                "http:///path",
                "not an address",
                ""
            })
    void addresses_that_lead_elsewhere_are_refused_before_anything_is_sent(String url) {
        try (WebFetchTool real = new WebFetchTool(
                new WebRules(WebFetchToolTest::noLookup, PublicAddresses::contain, WebRules.PUBLIC.ports()),
                Duration.ofSeconds(5))) {
            assertThat(call(real, url, new Cancellation()).content()).startsWith("not fetched: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "168.63.129.16",
                "192.0.0.8",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2002:7f00:1::",
                "2001:0:1::",
                "2001:db8::1",
                "fec0::1"
            })
    void addresses_inside_are_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    void addresses_of_the_public_web_are_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 999 No\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\nxx"
            })
    void an_answer_that_makes_no_sense_is_an_error(String senseless) {
        answer = senseless;

        assertThat(fetch("/").isError()).isTrue();
    }

    private ToolResult fetch(String path) {
        return call(tool, page(path), new Cancellation());
    }

    private String page(String path) {
        return "http://public.example:" + server.getLocalPort() + path;
    }

    private WebFetchTool tool(Duration patience) {
        return new WebFetchTool(
                new WebRules(this::lookup, address -> address.getHostAddress().equals("127.0.0.1"), port -> true),
                patience);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        InetAddress web = InetAddress.getByName("127.0.0.1");
        InetAddress inside = InetAddress.getByName("127.0.0.2");
        return switch (host) {
            case "public.example" -> List.of(web);
            case "mixed.example" -> List.of(web, inside);
            case "rebinding.example" -> List.of(lookups.incrementAndGet() == 1 ? web : inside);
            default -> List.of(inside);
        };
    }

    private static List<InetAddress> noLookup(String host) throws UnknownHostException {
        return host.equals("127.0.0.1") ? List.of(InetAddress.getByName(host)) : List.of();
    }

    private static ToolResult call(WebFetchTool tool, String url, Cancellation cancellation) {
        ToolContext context = new ToolContext(new Workspace(), new TodoList(), event -> {}, cancellation);
        return tool.call(JsonNodeFactory.instance.objectNode().put("url", url), context);
    }

    /** Answers each connection with the test's answer; with nothing until the test is over if that is empty. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                if (answer.isEmpty()) {
                    over.await(30, TimeUnit.SECONDS);
                }
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException | InterruptedException e) {
                // The client or the test ended the connection.
            }
        }
    }
}
