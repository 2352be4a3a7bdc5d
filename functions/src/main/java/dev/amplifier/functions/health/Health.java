package dev.amplifier.functions.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.PoolReport;
import dev.amplifier.platform.database.Database;
import dev.amplifier.platform.database.DatabaseException;
import dev.amplifier.platform.relay.EventRelay;
import dev.amplifier.platform.relay.RelayUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks each part how it is. Reasons name the part and never an address or a secret. Safe for use by several threads. */
public final class Health {

    private static final int PING_SECONDS = 2;
    private static final Duration POOL_PATIENCE = Duration.ofSeconds(2);
    private static final Duration POOL_AGE = Duration.ofSeconds(30);

    private final Database database;
    private final EventRelay relay;
    private final InstantSource clock;
    private final String version;
    private final AtomicReference<Reading> pool = new AtomicReference<>(new Reading(Instant.MIN, null));

    /** What a warm host last said of its pool. */
    private record Reading(Instant at, @Nullable PoolReport report) {}

    /** Watches these parts. */
    public Health(Database database, EventRelay relay, InstantSource clock) {
        this.database = database;
        this.relay = relay;
        this.clock = clock;
        this.version = Optional.ofNullable(Health.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    /** 200 if all parts are well, 503 otherwise. */
    public ApiResponse answer(Orchestrations orchestrations) {
        SequencedMap<String, Part> parts = new LinkedHashMap<>();
        parts.put("database", part(this::databaseFault));
        parts.put("task_hub", part(() -> {
            orchestrations.check();
            return Optional.empty();
        }));
        parts.put("relay", part(() -> {
            relay.hostsListening();
            return Optional.empty();
        }));
        parts.put("pool", pool(orchestrations));
        boolean well = parts.values().stream().allMatch(part -> part.reason() == null);
        return ApiResponse.json(well ? 200 : 503, new Report(word(well), version, parts));
    }

    private Part pool(Orchestrations orchestrations) {
        Part listening = part(() ->
                relay.hostsListening() ? Optional.empty() : Optional.of("No warm host is connected to the relay."));
        return listening.reason() == null ? new Part(listening.status(), null, poolReport(orchestrations)) : listening;
    }

    /** Figures of one host, not older than half a minute: asking costs a turn of the task hub, and anybody may ask for the health. */
    private @Nullable PoolReport poolReport(Orchestrations orchestrations) {
        Reading known = pool.get();
        Instant now = clock.instant();
        if (known.at().isAfter(now.minus(POOL_AGE)) || !pool.compareAndSet(known, new Reading(now, known.report()))) {
            return known.report();
        }
        PoolReport report;
        try {
            report = orchestrations.readPool(POOL_PATIENCE).orElse(null);
        } catch (Problem taskHubIsDown) {
            report = null;
        }
        pool.set(new Reading(now, report));
        return report;
    }

    private Optional<String> databaseFault() {
        boolean valid = database.with(connection -> connection.isValid(PING_SECONDS));
        return valid ? Optional.empty() : Optional.of("The connection does not answer.");
    }

    private static Part part(Supplier<Optional<String>> fault) {
        String reason;
        try {
            reason = fault.get().orElse(null);
        } catch (DatabaseException | RelayUnavailableException e) {
            reason = String.valueOf(e.getMessage());
        } catch (Problem problem) {
            reason = problem.detail();
        }
        return new Part(word(reason == null), reason, null);
    }

    private static String word(boolean well) {
        return well ? "ok" : "failing";
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Part(
            @JsonProperty("status") String status,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("details") @Nullable PoolReport details) {}

    private record Report(
            @JsonProperty("status") String status,
            @JsonProperty("version") String version,
            @JsonProperty("parts") Map<String, Part> parts) {}
}
