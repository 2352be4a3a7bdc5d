package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps so far, in the order they started. Of very many, those that ended first are forgotten. */
final class Timeline {

    static final int MAX_VIEWS = 500;

    private final Map<String, StepView> views = new LinkedHashMap<>();

    List<StepView> views() {
        return List.copyOf(views.values());
    }

    void started(String path, String id, int attempt, Instant now) {
        StepView before = views.get(path);
        Optional<Instant> start = before != null && attempt > 1 ? before.startedAt() : Optional.of(now);
        put(new StepView(path, id, StepView.State.RUNNING, start, Optional.empty(), attempt));
    }

    void kept(String path, String id) {
        put(new StepView(path, id, StepView.State.COMPLETED, Optional.empty(), Optional.empty(), 1));
    }

    void skipped(String path, String id, Instant now) {
        StepView before = views.get(path);
        Optional<Instant> start = before == null ? Optional.empty() : before.startedAt();
        put(new StepView(path, id, StepView.State.SKIPPED, start, Optional.of(now), 1));
    }

    void waiting(String path, String id, Instant now) {
        put(new StepView(path, id, StepView.State.WAITING_APPROVAL, Optional.of(now), Optional.empty(), 1));
    }

    /** How long the step took, in milliseconds; zero if it is not known. */
    long ended(String path, StepView.State state, Instant now) {
        StepView view = views.get(path);
        if (view == null) {
            return 0;
        }
        views.put(path, new StepView(path, view.id(), state, view.startedAt(), Optional.of(now), view.attempt()));
        return view.startedAt()
                .map(start -> Math.max(0, now.toEpochMilli() - start.toEpochMilli()))
                .orElse(0L);
    }

    /** The run is over: what still ran did not get to its end, and stands in this state. */
    void close(StepView.State state, Instant now) {
        for (StepView view : views()) {
            if (view.endedAt().isEmpty()
                    && (view.state() == StepView.State.RUNNING || view.state() == StepView.State.WAITING_APPROVAL)) {
                ended(view.path(), state, now);
            }
        }
    }

    private void put(StepView view) {
        views.put(view.path(), view);
        if (views.size() > MAX_VIEWS) {
            forgetOne();
        }
    }

    private void forgetOne() {
        Iterator<StepView> candidates = views.values().iterator();
        while (candidates.hasNext()) {
            StepView view = candidates.next();
            if (view.path().contains("[") && view.endedAt().isPresent()) {
                candidates.remove();
                return;
            }
        }
        Iterator<StepView> eldest = views.values().iterator();
        eldest.next();
        eldest.remove();
    }

    ArrayNode save() {
        ArrayNode saved = JsonNodeFactory.instance.arrayNode();
        for (StepView view : views.values()) {
            ObjectNode one = saved.addObject().put("path", view.path()).put("id", view.id());
            one.put("state", view.state().name()).put("attempt", view.attempt());
            view.startedAt().ifPresent(at -> one.put("started", at.toString()));
            view.endedAt().ifPresent(at -> one.put("ended", at.toString()));
        }
        return saved;
    }

    void load(JsonNode saved) {
        List<StepView> loaded = new ArrayList<>();
        for (JsonNode one : saved) {
            loaded.add(new StepView(
                    one.path("path").asText(),
                    one.path("id").asText(),
                    StepView.State.valueOf(one.path("state").asText()),
                    instant(one.get("started")),
                    instant(one.get("ended")),
                    one.path("attempt").intValue()));
        }
        views.clear();
        loaded.forEach(view -> views.put(view.path(), view));
    }

    private static Optional<Instant> instant(@Nullable JsonNode text) {
        return text == null ? Optional.empty() : Optional.of(Instant.parse(text.textValue()));
    }
}
