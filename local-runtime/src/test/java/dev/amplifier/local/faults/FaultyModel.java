package dev.amplifier.local.faults;

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

/** A model server that streams answers word by word, spoils some of them, and remembers when it was asked for what. */
final class FaultyModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("<([\\w-]+/[\\w-]+)>");
    private static final int WORDS = 12;
    private static final long STALL_MILLIS = 1_500;
    private static final int LONGER_THAN_ANY_ANSWER = 1_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Random random = new Random(0);
    private volatile int spoilt;

    /** What becomes of an answer. */
    private enum Fate {
        /** It comes as a whole. */
        WHOLE,
        /** The connection breaks between two frames. */
        CUT,
        /** The connection breaks in the middle of a frame. */
        CUT_IN_FRAME,
        /** The body ends in the middle of a frame as if all of it had come. */
        ENDED_IN_FRAME,
        /** Nothing comes for a while, and then the rest. */
        STALLED
    }

    /**
     * It was asked.
     *
     * @param place where in a recipe, as {@link FaultyRecipe#places} has it
     * @param nanos when, by {@link System#nanoTime}
     */
    record Call(String place, long nanos) {}

    FaultyModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on spoils this many answers in a hundred. */
    void spoil(int inHundred, long seed) {
        spoilt = inHundred;
        synchronized (random) {
            random.setSeed(seed);
        }
    }

    List<Call> callsOf(String place) {
        return calls.stream().filter(call -> call.place().equals(place)).toList();
    }

    /** What it says at a place, always the same. */
    static String answerFor(String place) {
        StringBuilder text = new StringBuilder(place);
        for (int word = 1; word < WORDS; word++) {
            text.append(" word").append(word);
        }
        return text.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode messages = JSON.readTree(exchange.getRequestBody()).path("messages");
            Matcher place = PLACE.matcher(messages.toString());
            if (!place.find()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            calls.add(new Call(place.group(1), System.nanoTime()));
            Fate fate = fate();
            boolean cut = fate == Fate.CUT || fate == Fate.CUT_IN_FRAME;
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, cut ? LONGER_THAN_ANY_ANSWER : 0);
            stream(exchange.getResponseBody(), answerFor(place.group(1)).split("(?<= )"), fate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fate fate() {
        synchronized (random) {
            Fate bad = Fate.values()[1 + random.nextInt(Fate.values().length - 1)];
            return random.nextInt(100) < spoilt ? bad : Fate.WHOLE;
        }
    }

    private static void stream(OutputStream out, String[] words, Fate fate) throws IOException, InterruptedException {
        for (int i = 0; i < words.length; i++) {
            byte[] frame = frame(delta(words[i], null));
            if (fate != Fate.WHOLE && i == words.length / 2) {
                if (fate == Fate.CUT_IN_FRAME || fate == Fate.ENDED_IN_FRAME) {
                    out.write(frame, 0, frame.length / 2);
                    out.flush();
                }
                if (fate != Fate.STALLED) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(STALL_MILLIS);
            }
            out.write(frame);
            out.flush();
            TimeUnit.MILLISECONDS.sleep(15);
        }
        out.write(frame(delta("", "stop")));
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

    private static byte[] frame(ObjectNode chunk) {
        return ("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
