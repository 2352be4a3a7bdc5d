package dev.amplifier.benchmarks.micro;

import dev.amplifier.benchmarks.report.Table;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs the JMH benchmarks of this package. */
public final class MicroBenchmarks {

    private static final TimeValue SECOND = TimeValue.seconds(1);

    private MicroBenchmarks() {}

    /**
     * Measures and prints the table.
     *
     * @param pattern regular expression that the names of the wanted benchmarks contain
     */
    public static void measure(PrintStream out, String pattern) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(pattern)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(SECOND)
                        .measurementIterations(5)
                        .measurementTime(SECOND)
                        .verbosity(VerboseMode.SILENT)
                        // As the playground does.
                        .jvmArgsAppend(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:-DontCompileHugeMethods",
                                "-XX:MaxNodeLimit=1000000",
                                "-XX:NodeLimitFudgeFactor=20000")
                        .build())
                .run();
        Table table = new Table("benchmark", "mean µs", "p50 µs", "p99 µs");
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            Statistics statistics = primary.getStatistics();
            boolean sampled = primary.getLabel() != null
                    && result.getParams().getMode().shortLabel().equals("sample");
            table.row(
                    name(result.getParams()),
                    micros(primary.getScore()),
                    sampled ? micros(statistics.getPercentile(50)) : "",
                    sampled ? micros(statistics.getPercentile(99)) : "");
        }
        table.print(out);
    }

    private static String name(BenchmarkParams params) {
        String[] parts = params.getBenchmark().split("\\.");
        StringBuilder name = new StringBuilder(parts[parts.length - 2].replace("Benchmark", ""))
                .append('.')
                .append(parts[parts.length - 1]);
        params.getParamsKeys()
                .forEach(key -> name.append(' ').append(key).append('=').append(params.getParam(key)));
        return name.toString();
    }

    private static String micros(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
