package dev.amplifier.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model server that streams answers word by word, breaks some of them off, and remembers when it was asked for what. */
final class FaultyModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile("<([\\w-]+/step-\\d+)>");
    private static final int WORDS = 12;
    private static final int LONGER_THAN_ANY_ANSWER = 1_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Random random = new Random(0);
    private volatile int breaks;

    /**
     * It was asked.
     *
     * @param step tag of the execution and id of the step
     * @param nanos when, by {@link System#nanoTime}
     */
    record Call(String step, long nanos) {}

    FaultyModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on breaks off this many answers in a hundred. */
    void breakOff(int inHundred, long seed) {
        breaks = inHundred;
        synchronized (random) {
            random.setSeed(seed);
        }
    }

    List<Call> callsOf(String step) {
        return calls.stream().filter(call -> call.step().equals(step)).toList();
    }

    /** What it says for a step, always the same. */
    static String answerFor(String step) {
        StringBuilder text = new StringBuilder(step);
        for (int word = 1; word < WORDS; word++) {
            text.append(" word").append(word);
        }
        return text.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode messages = JSON.readTree(exchange.getRequestBody()).path("messages");
            Matcher step = STEP.matcher(messages.toString());
            if (!step.find()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            calls.add(new Call(step.group(1), System.nanoTime()));
            boolean broken;
            synchronized (random) {
                broken = random.nextInt(100) < breaks;
            }
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, broken ? LONGER_THAN_ANY_ANSWER : 0);
            stream(exchange.getResponseBody(), answerFor(step.group(1)).split("(?<= )"), broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stream(OutputStream out, String[] words, boolean broken)
            throws IOException, InterruptedException {
        for (int i = 0; i < words.length; i++) {
            if (broken && i == words.length / 2) {
                return;
            }
            send(out, delta(words[i], null));
            TimeUnit.MILLISECONDS.sleep(15);
        }
        send(out, delta("", "stop"));
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static ObjectNode delta(String text, String finish) {
        ObjectNode chunk = JSON.createObjectNode();
        chunk.put("id", "chatcmpl-1").put("object", "chat.completion.chunk").put("created", 0);
        chunk.put("model", "faulty");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", text);
        choice.put("finish_reason", finish);
        return chunk;
    }

    private static void send(OutputStream out, ObjectNode chunk) throws IOException {
        out.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
