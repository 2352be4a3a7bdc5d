package dev.amplifier.benchmarks.micro;

import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.host.sandbox.WasmSandbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Programs in the WebAssembly sandbox, each in an engine of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SandboxBenchmark {

    private static final int WARM_UP_RUNS = 450;
    private static final Map<String, String> LINES = Map.of(
            "lines.txt",
            IntStream.range(0, 2_000)
                    .mapToObj(line -> "line " + line * 7_919 % 2_000 + " of a file to sort\n")
                    .collect(Collectors.joining()));

    private final WasmSandbox bash = WasmSandbox.bash(1);
    private final WasmSandbox javaScript = WasmSandbox.javaScript(1);

    /** Lets the compilers see the engine, which takes them longer than anything else. */
    @Setup
    public void warmUp() {
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            echo();
            pipeline();
        }
    }

    /** Ends both. */
    @TearDown
    public void close() {
        bash.close();
        javaScript.close();
    }

    /** The least that a shell can do. */
    @Benchmark
    public SandboxOutcome echo() {
        return run(bash, "echo hello", Map.of());
    }

    /** Four commands, each of which reads what the one before it wrote. */
    @Benchmark
    public SandboxOutcome pipeline() {
        return run(bash, "printf 'b\\na\\nc\\na\\n' | sort | uniq -c | awk '{print $2}'", Map.of());
    }

    /** Sorts a file of 60 KB and counts its lines. */
    @Benchmark
    public SandboxOutcome sortFile() {
        return run(bash, "sort lines.txt | head -n 3; wc -l lines.txt", LINES);
    }

    /** A loop of a hundred thousand turns in JavaScript. */
    @Benchmark
    public SandboxOutcome loop() {
        return run(
                javaScript, "let sum = 0; for (let i = 0; i < 100000; i++) sum += i % 7; console.log(sum);", Map.of());
    }

    private static SandboxOutcome run(WasmSandbox sandbox, String program, Map<String, String> files) {
        SandboxOutcome outcome =
                sandbox.run(new SandboxTask(program, "", Map.of(), Duration.ofMinutes(1), files), new Cancellation());
        if (outcome instanceof SandboxOutcome.Exited exited && exited.exitCode() == 0) {
            return outcome;
        }
        throw new IllegalStateException(outcome.toString());
    }
}
