package dev.amplifier.local.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one seed stands for: executions, and faults at points of their streams.
 *
 * @param steps how many steps each execution has
 * @param faults in the order in which they are looked for
 * @param breaks how many answers in a hundred the model breaks off
 */
record FaultPlan(long seed, List<Integer> steps, List<Planned> faults, int breaks) {

    private static final int MOST_EXECUTIONS = 3;
    private static final int MOST_FAULTS = 3;

    /** What goes wrong. */
    enum Fault {
        /** The process ends as in a power cut and is started again. */
        PROCESS_KILLED,
        /** A server process of PostgreSQL dies, upon which PostgreSQL throws everybody out and recovers. */
        DATABASE_CRASHED,
        /** PostgreSQL is gone for good, and the process is killed and started again. */
        DATABASE_GONE,
        /** The page's connection breaks, and it connects anew. */
        CONNECTION_LOST
    }

    /**
     * A fault and its moment.
     *
     * @param execution which of the executions
     * @param step which of its steps, from 1
     * @param words how many pieces of the step's answer have come; 0 for the moment at which the step is complete
     */
    record Planned(Fault fault, int execution, int step, int words) {}

    /** The plan of a seed; the same one each time. */
    static FaultPlan of(long seed) {
        Random random = new Random(seed);
        List<Integer> steps = new ArrayList<>();
        for (int i = random.nextInt(MOST_EXECUTIONS); i >= 0; i--) {
            steps.add(2 + random.nextInt(4));
        }
        List<Planned> faults = new ArrayList<>();
        Fault[] kinds = Fault.values();
        for (int i = random.nextInt(MOST_FAULTS); i >= 0; i--) {
            int execution = random.nextInt(steps.size());
            faults.add(new Planned(
                    kinds[random.nextInt(kinds.length)],
                    execution,
                    1 + random.nextInt(steps.get(execution)),
                    random.nextBoolean() ? 0 : 1 + random.nextInt(4)));
        }
        return new FaultPlan(seed, List.copyOf(steps), List.copyOf(faults), random.nextBoolean() ? 25 : 0);
    }

    /** The recipe of an execution; the tag finds its steps at the model. */
    static String recipe(String tag, int steps) {
        StringBuilder yaml =
                new StringBuilder("name: faulty\ndescription: Steps under faults.\nversion: 1.0.0\nsteps:\n");
        for (int step = 1; step <= steps; step++) {
            yaml.append("  - id: step-").append(step);
            yaml.append("\n    agent: self\n    output: out_").append(step);
            yaml.append("\n    retry: {max_attempts: 3, initial_delay: 1}");
            yaml.append("\n    prompt: Work on <")
                    .append(tag)
                    .append("/step-")
                    .append(step)
                    .append(">.\n");
        }
        return yaml.toString();
    }
}
