package dev.amplifier.benchmarks.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.amplifier.benchmarks.report.ScratchFolder;
import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.benchmarks.report.Timings;
import dev.amplifier.local.postgres.LocalPostgres;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Times durable steps, engine beside engine on one PostgreSQL with {@code fsync} on. */
public final class DurableSteps {

    private static final int CONNECTIONS = 20;
    private static final int WARM_UP_RUNS = 400;
    private static final List<Length> LENGTHS =
            List.of(new Length(1, 1_000), new Length(10, 500), new Length(100, 60), new Length(1_000, 6));
    private static final List<Integer> AT_ONCE = List.of(1, 10, 50, 100, 500);
    private static final int STEPS_AT_ONCE = 10;
    private static final int RUNS_AT_ONCE = 1_000;

    private DurableSteps() {}

    private record Length(int steps, int runs) {}

    /**
     * Measures and prints the tables.
     *
     * @param withPeers whether to measure the peers too
     */
    public static void measure(PrintStream out, boolean withPeers) throws Exception {
        try (ScratchFolder folder = ScratchFolder.make();
                LocalPostgres postgres = LocalPostgres.start(folder.path());
                HikariDataSource ours = database(postgres.jdbcUrl());
                HikariDataSource recipes = fresh(postgres, "recipes");
                HikariDataSource theirs = database(postgres.jdbcUrl())) {
            List<DurableEngine> engines = new ArrayList<>();
            try {
                engines.add(new HubEngine(ours));
                engines.add(new RecipeEngine(recipes));
                if (withPeers) {
                    engines.add(new DbosEngine(theirs));
                }
                measure(out, engines);
            } finally {
                for (DurableEngine engine : engines) {
                    engine.close();
                }
            }
        }
    }

    private static void measure(PrintStream out, List<DurableEngine> engines) throws Exception {
        for (DurableEngine engine : engines) {
            oneByOne(engine, new Length(STEPS_AT_ONCE, WARM_UP_RUNS));
            together(engine, 50);
        }
        Table lengths = new Table("engine", "steps", "runs", "p50 / p95 / p99 ms", "per step ms");
        for (Length length : LENGTHS) {
            for (DurableEngine engine : engines) {
                Timings timings = oneByOne(engine, length);
                lengths.row(
                        engine.name(),
                        Integer.toString(length.steps),
                        Integer.toString(length.runs),
                        timings.toString(),
                        String.format(Locale.ROOT, "%.2f", timings.millis(50) / length.steps));
            }
        }
        out.println("One run at a time");
        lengths.print(out);

        Table crowds = new Table("engine", "runs at once", "steps/s", "p50 / p95 / p99 ms of a run");
        for (int atOnce : AT_ONCE) {
            for (DurableEngine engine : engines) {
                long begun = System.nanoTime();
                Timings timings = together(engine, atOnce);
                double seconds = (System.nanoTime() - begun) / 1e9;
                crowds.row(
                        engine.name(),
                        Integer.toString(atOnce),
                        String.format(Locale.ROOT, "%.0f", RUNS_AT_ONCE * STEPS_AT_ONCE / seconds),
                        timings.toString());
            }
        }
        out.println("Runs of ten steps at once");
        crowds.print(out);
    }

    private static Timings oneByOne(DurableEngine engine, Length length) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < length.runs; i++) {
            nanos.add(timeOf(engine, length.steps));
        }
        return Timings.ofNanos(nanos);
    }

    private static Timings together(DurableEngine engine, int atOnce) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Long>> runs = new ArrayList<>();
            for (int i = 0; i < RUNS_AT_ONCE; i++) {
                runs.add(callers.submit(() -> timeOf(engine, STEPS_AT_ONCE)));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> run : runs) {
                nanos.add(run.get());
            }
            return Timings.ofNanos(nanos);
        }
    }

    private static long timeOf(DurableEngine engine, int steps) throws Exception {
        long begun = System.nanoTime();
        engine.start(steps).await();
        return System.nanoTime() - begun;
    }

    /** A new database of its own, for a hub is alone in its database. */
    private static HikariDataSource fresh(LocalPostgres postgres, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return database(postgres.jdbcUrl().replace("/postgres?", "/" + name + "?"));
    }

    private static HikariDataSource database(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }
}
