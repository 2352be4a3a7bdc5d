package dev.amplifier.local.launcher;

/** A recipe whose steps take a while with the offline provider: each summarises six sentences, token by token. */
public final class SlowRecipe {

    private static final int SENTENCES = 6;

    private SlowRecipe() {}

    /** YAML of a recipe with steps {@code step-1}, {@code step-2} and so on. */
    public static String ofSteps(int steps) {
        StringBuilder yaml =
                new StringBuilder("name: slow\ndescription: Steps that take a while.\nversion: 1.0.0\nsteps:\n");
        for (int step = 1; step <= steps; step++) {
            yaml.append("  - id: step-")
                    .append(step)
                    .append("\n    agent: self\n    output: out_")
                    .append(step);
            yaml.append("\n    prompt: |\n      Summarise the text below in at most 4 sentences.\n      <text>\n");
            for (int sentence = 0; sentence < SENTENCES; sentence++) {
                yaml.append("      The town counted ")
                        .append(100 * step + sentence)
                        .append(" bicycles near the harbour this spring.\n");
            }
            yaml.append("      </text>\n");
        }
        return yaml.toString();
    }
}
