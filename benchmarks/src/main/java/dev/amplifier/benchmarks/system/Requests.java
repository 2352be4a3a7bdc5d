package dev.amplifier.benchmarks.system;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers by what they say, and keeps the slowest. Safe for use by several threads. */
final class Requests {

    private final Map<String, Integer> answers = new TreeMap<>();
    private long slowestNanos;

    /** A request that is about to be sent. */
    interface Sent {
        HttpResponse<String> answer() throws IOException, InterruptedException;
    }

    /** The answer, which is counted. A failure is counted and thrown. */
    HttpResponse<String> count(Sent request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = request.answer();
            note(name(response), System.nanoTime() - begun);
            return response;
        } catch (IOException e) {
            note("no answer: " + e.getClass().getSimpleName(), System.nanoTime() - begun);
            throw e;
        }
    }

    private static String name(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status != 429 && status != 503) {
            return Integer.toString(status);
        }
        return status
                + (response.headers().firstValue("Retry-After").isPresent()
                        ? " with Retry-After"
                        : " without Retry-After");
    }

    private synchronized void note(String answer, long nanos) {
        answers.merge(answer, 1, Integer::sum);
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    /** What was counted since the last time it was asked. */
    synchronized Answers take() {
        Answers taken = new Answers(new TreeMap<>(answers), slowestNanos / 1_000_000);
        answers.clear();
        slowestNanos = 0;
        return taken;
    }

    /**
     * Answers to a number of requests.
     *
     * @param counts how often each came, by what it says
     * @param slowestMillis what the slowest took, in milliseconds; 0 if there was none
     */
    record Answers(Map<String, Integer> counts, long slowestMillis) {}
}
