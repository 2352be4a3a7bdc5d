package dev.amplifier.benchmarks;

import dev.amplifier.benchmarks.hub.DurableSteps;
import dev.amplifier.benchmarks.hub.PeerSteps;
import dev.amplifier.benchmarks.micro.MicroBenchmarks;
import dev.amplifier.benchmarks.micro.SessionMemory;
import dev.amplifier.benchmarks.system.GrowthTimes;
import dev.amplifier.benchmarks.system.LiveTimes;
import dev.amplifier.benchmarks.system.LoadTimes;
import dev.amplifier.benchmarks.system.OverloadTimes;
import dev.amplifier.benchmarks.system.ReadTimes;
import dev.amplifier.benchmarks.system.SoakTimes;
import dev.amplifier.benchmarks.system.StartTimes;
import dev.amplifier.benchmarks.system.WaitingMemory;
import java.io.PrintStream;
import java.util.List;

/** One command with a name for each measurement. */
public final class Main {

    private static final int SOAK_MINUTES = 60;

    private Main() {}

    /**
     * Runs what is asked for.
     *
     * @param arguments the measurement's name, then what it takes
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        PrintStream out = System.out;
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "micro" -> MicroBenchmarks.measure(out, words.size() > 1 ? words.get(1) : ".*");
            case "steps" -> DurableSteps.measure(out, !words.contains("--without-peers"));
            case "peer" -> PeerSteps.measure(words.subList(1, words.size()));
            case "memory" -> SessionMemory.measure(out);
            case "live" -> LiveTimes.measure(out);
            case "reads" -> ReadTimes.measure(out);
            case "load" -> LoadTimes.measure(out);
            case "soak" -> SoakTimes.measure(out, words.size() > 1 ? Integer.parseInt(words.get(1)) : SOAK_MINUTES);
            case "overload" -> OverloadTimes.measure(out);
            case "growth" -> GrowthTimes.measure(out);
            case "waiting" -> WaitingMemory.measure(out);
            case "start" -> StartTimes.measure(out);
            default -> {
                System.err.println("not known; see benchmarks/run --help");
                System.exit(2);
            }
        }
        // Libraries of the peers keep threads alive.
        System.exit(0);
    }
}
