package dev.amplifier.benchmarks.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What one connection saw of one execution. Its events must come once and in order; words of an answer tell by their offset whether some
 * before them are missing, and what the playground keeps tells the rest. Safe for use by several threads.
 */
final class Run {

    private final CompletableFuture<String> gate = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final Set<String> seen = new HashSet<>();
    private int effect = -1;
    private int number = -1;
    private final Map<Integer, Integer> blocks = new HashMap<>();
    private String last = "";
    private String disorder = "";
    private int lost;
    private int doubled;
    private int late;

    /** Takes the next event. */
    synchronized void take(JsonNode event) {
        String id = event.path("id").asText();
        String type = event.path("type").asText();
        int mark = id.lastIndexOf(':') + 1;
        int dash = id.indexOf('-', mark);
        int nextEffect = Integer.parseInt(id, mark, dash, 10);
        int nextNumber = Integer.parseInt(id, dash + 1, id.length(), 10);
        boolean repeated = !seen.add(id);
        boolean behind = nextEffect < effect || (nextEffect == effect && nextNumber <= number);
        if (repeated || behind) {
            doubled += repeated ? 1 : 0;
            late += repeated ? 0 : 1;
            disorder = type + " " + id.substring(mark) + (repeated ? " again, after " : " only after ") + last + " "
                    + effect + "-" + number;
        } else {
            effect = nextEffect;
            number = nextNumber;
        }
        last = type;
        JsonNode data = event.path("data");
        switch (type) {
            case "content_block:start" -> blocks.put(data.path("index").asInt(), 0);
            case "content_block:delta" -> words(data);
            case "approval:required" -> gate.complete(data.path("stage").asText());
            case "execution:complete", "execution:error", "execution:cancelled" -> end.complete(type);
            default -> {}
        }
    }

    private void words(JsonNode data) {
        int index = data.path("index").asInt();
        int offset = data.path("offset").asInt();
        if (offset != blocks.getOrDefault(index, 0)) {
            lost++;
        }
        blocks.put(index, offset + data.path("text").asText().length());
    }

    /** Becomes the stage that waits for a decision. */
    CompletableFuture<String> gate() {
        return gate;
    }

    /** Becomes the type of the last event. */
    CompletableFuture<String> end() {
        return end;
    }

    /** How many were lost: gaps in what was said, and events that the playground keeps and that never came. */
    synchronized int lost(JsonNode kept) {
        int missing = lost;
        for (JsonNode event : kept) {
            missing += seen.contains(event.path("id").asText()) ? 0 : 1;
        }
        return missing;
    }

    /** How many came twice. */
    synchronized int doubled() {
        return doubled;
    }

    /** How many came for the first time after a later one. */
    synchronized int late() {
        return late;
    }

    /** The last event that came twice or after a later one; empty if none did. */
    synchronized String disorder() {
        return disorder;
    }

    /** How many came. */
    synchronized int count() {
        return seen.size();
    }
}
