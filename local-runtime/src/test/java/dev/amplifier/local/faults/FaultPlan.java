package dev.amplifier.local.faults;

import dev.amplifier.local.faults.FaultyRecipe.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What one seed stands for: executions, and faults at points of their streams.
 *
 * @param recipes what runs at once
 * @param webhook whether a webhook starts the first of them
 * @param faults in the order in which they are looked for
 * @param spoilt how many answers in a hundred the model spoils
 */
record FaultPlan(long seed, List<FaultyRecipe> recipes, boolean webhook, List<Planned> faults, int spoilt) {

    private static final int MOST_EXECUTIONS = 3;
    private static final int MOST_FAULTS = 3;
    private static final int EVERY_BOUNDARY = 10;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(7));
    private static final List<Duration> JUMPS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(40), Duration.ofMinutes(3), Duration.ofMinutes(9));

    /**
     * A fault and its moment.
     *
     * @param execution which of the executions
     * @param boundary how many of its steps and passes are complete, and gates reached
     * @param words how many pieces of an answer have come since; 0 for the boundary itself
     * @param length how long what stands still does so, and how far a clock jumps
     */
    record Planned(Fault fault, int execution, int boundary, int words, Duration length) {}

    /** The plan of a seed with these kinds of faults; the same one each time. */
    static FaultPlan of(long seed, Set<Fault> kinds) {
        Random random = new Random(seed);
        boolean webhook = random.nextInt(4) == 0;
        List<FaultyRecipe> recipes = new ArrayList<>();
        for (int i = random.nextInt(MOST_EXECUTIONS); i >= 0; i--) {
            recipes.add(recipe("seed" + seed + "-" + recipes.size(), webhook && recipes.isEmpty(), random));
        }
        int spoilt = random.nextBoolean() ? 25 : 0;
        List<Planned> faults = new ArrayList<>();
        if (seed % EVERY_BOUNDARY == 0) {
            for (int boundary = 1; boundary <= recipes.getFirst().parts().size(); boundary++) {
                faults.add(new Planned(Fault.PROCESS_KILLED, 0, boundary, 0, Duration.ZERO));
            }
        } else {
            List<Fault> choice = kinds.stream().sorted().toList();
            for (int i = random.nextInt(MOST_FAULTS); i >= 0; i--) {
                faults.add(planned(choice.get(random.nextInt(choice.size())), recipes, random));
            }
        }
        return new FaultPlan(seed, List.copyOf(recipes), webhook, List.copyOf(faults), spoilt);
    }

    /** Whether a step that runs again may seem older than what it was before, so that only the history tells which of them counts. */
    boolean setsClockBack() {
        return faults.stream().anyMatch(planned -> planned.fault() == Fault.CLOCK_BACK);
    }

    private static Planned planned(Fault fault, List<FaultyRecipe> recipes, Random random) {
        int execution = random.nextInt(recipes.size());
        List<Duration> lengths = fault.isOfTheClock() ? JUMPS : PAUSES;
        return new Planned(
                fault,
                execution,
                random.nextInt(recipes.get(execution).parts().size()),
                random.nextBoolean() ? 0 : 1 + random.nextInt(4),
                lengths.get(random.nextInt(lengths.size())));
    }

    /** Webhooks bring no files, so they call no other recipe. */
    private static FaultyRecipe recipe(String tag, boolean webhook, Random random) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.AGENT);
        for (int i = random.nextInt(3); i >= 0; i--) {
            Part part = Part.values()[random.nextInt(Part.values().length)];
            boolean twoGates = part == Part.GATE && parts.getLast() == Part.GATE;
            parts.add(twoGates || (webhook && part == Part.CALL) ? Part.AGENT : part);
        }
        parts.add(Part.AGENT);
        return new FaultyRecipe(tag, List.copyOf(parts));
    }
}
