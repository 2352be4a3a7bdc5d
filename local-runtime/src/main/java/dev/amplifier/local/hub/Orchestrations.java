package dev.amplifier.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.InstanceQuery;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstanceFilter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What can be asked of the hub, whichever way it is asked. Safe for use by several threads. */
final class Orchestrations {

    private static final int MOST_AT_ONCE = 1_000;

    private final Engine engine;
    private final HubOptions options;

    Orchestrations(Engine engine, HubOptions options) {
        this.engine = engine;
        this.options = options;
    }

    /** How a request about an instance went. */
    enum Outcome {
        DONE,
        NOT_FOUND,
        ENDED,
        EXISTS,
        TOO_LARGE
    }

    /** A page of a query. */
    record Page(List<InstanceRow> rows, @Nullable String next) {}

    CompletableFuture<Outcome> start(String id, String name, @Nullable String input, @Nullable Instant startAt) {
        if (tooLarge(input)) {
            return CompletableFuture.completedFuture(Outcome.TOO_LARGE);
        }
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        HistoryEvent start = Events.started(id, name, input);
        long visibleAt = startAt == null ? 0 : startAt.toEpochMilli();
        if (!engine.begin(start, visibleAt, () -> done.complete(Outcome.DONE))) {
            done.complete(Outcome.EXISTS);
        }
        return done;
    }

    /** Sends an event to an instance, if it lives; the future completes when the event is durable. */
    CompletableFuture<Outcome> send(String id, HistoryEvent event) throws SQLException {
        if (event.getSerializedSize() > options.eventBytes()) {
            return CompletableFuture.completedFuture(Outcome.TOO_LARGE);
        }
        if (!engine.lives(id)) {
            return CompletableFuture.completedFuture(
                    engine.store().find(id) == null ? Outcome.NOT_FOUND : Outcome.ENDED);
        }
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        engine.send(id, event, () -> done.complete(Outcome.DONE));
        return done;
    }

    @Nullable
    InstanceRow find(String id) throws SQLException {
        return engine.store().find(id);
    }

    List<HistoryEvent> history(String id) throws SQLException {
        return engine.store().history(id);
    }

    /** A future that completes when the instance has started, or ended; at once if it has. Cancel it to stop waiting. */
    CompletableFuture<Void> await(String id, boolean end) throws SQLException {
        CompletableFuture<Void> told = engine.waiters().register(id, end);
        InstanceRow row = find(id);
        if (row != null
                && (Status.ended(row.status())
                        || (!end && row.status() != OrchestrationStatus.ORCHESTRATION_STATUS_PENDING))) {
            told.complete(null);
        }
        return told;
    }

    Page query(InstanceQuery query) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (query.getRuntimeStatusCount() > 0) {
            conditions.add("status = any(?)");
            parameters.add(query.getRuntimeStatusList().stream()
                    .map(OrchestrationStatus::getNumber)
                    .toArray(Integer[]::new));
        }
        if (query.hasCreatedTimeFrom()) {
            conditions.add("created_at >= ?");
            parameters.add(Times.instant(query.getCreatedTimeFrom()));
        }
        if (query.hasCreatedTimeTo()) {
            conditions.add("created_at <= ?");
            parameters.add(Times.instant(query.getCreatedTimeTo()));
        }
        if (query.hasInstanceIdPrefix()) {
            conditions.add("starts_with(id, ?)");
            parameters.add(query.getInstanceIdPrefix().getValue());
        }
        if (query.hasContinuationToken()
                && !query.getContinuationToken().getValue().isEmpty()) {
            conditions.add("id > ?");
            parameters.add(new String(
                    Base64.getUrlDecoder().decode(query.getContinuationToken().getValue()), StandardCharsets.UTF_8));
        }
        int most =
                query.getMaxInstanceCount() <= 0 ? MOST_AT_ONCE : Math.min(query.getMaxInstanceCount(), MOST_AT_ONCE);
        parameters.add(most);
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        List<InstanceRow> rows = engine.store().query(where + " order by id limit ?", parameters);
        String next = rows.size() < most
                ? null
                : Base64.getUrlEncoder().encodeToString(rows.getLast().id().getBytes(StandardCharsets.UTF_8));
        return new Page(rows, next);
    }

    int purge(String id) throws SQLException {
        return engine.store().purge("id = ?", List.of(id));
    }

    int purge(PurgeInstanceFilter filter) throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        conditions.add("created_at >= ?");
        parameters.add(Times.instant(filter.getCreatedTimeFrom()));
        if (filter.hasCreatedTimeTo()) {
            conditions.add("created_at <= ?");
            parameters.add(Times.instant(filter.getCreatedTimeTo()));
        }
        if (filter.getRuntimeStatusCount() > 0) {
            conditions.add("status = any(?)");
            parameters.add(filter.getRuntimeStatusList().stream()
                    .map(OrchestrationStatus::getNumber)
                    .toArray(Integer[]::new));
        }
        return engine.store().purge(String.join(" and ", conditions), parameters);
    }

    private boolean tooLarge(@Nullable String payload) {
        return payload != null && payload.length() > options.eventBytes();
    }
}
