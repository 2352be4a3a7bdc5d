package dev.amplifier.benchmarks.micro;

/** Recipes of a given size: the largest that people publish has 31 steps and 180 KB, most of it text of commands and prompts. */
final class LargeRecipe {

    private static final String SENTENCE =
            "      Look at {{subject}} again, name what is missing, and say why it matters.\n";

    private LargeRecipe() {}

    /**
     * A valid recipe.
     *
     * @param steps how many, at least 1; each uses the output of the one before
     * @param sentences lines of text in each prompt, at least 1
     */
    static String of(int steps, int sentences) {
        StringBuilder yaml = new StringBuilder("""
                name: large
                description: A recipe of a given size.
                version: 1.0.0
                context:
                  subject: the plan
                steps:
                """);
        for (int step = 1; step <= steps; step++) {
            yaml.append("  - id: step-")
                    .append(step)
                    .append("\n    agent: self\n    output: out_")
                    .append(step);
            if (step > 1) {
                yaml.append("\n    condition: \"{{out_").append(step - 1).append("}} != 'nothing'\"");
            }
            yaml.append("\n    timeout: 60\n    on_error: continue\n    prompt: |\n");
            yaml.append(SENTENCE.repeat(sentences));
            if (step > 1) {
                yaml.append("      {{out_").append(step - 1).append("}}\n");
            }
        }
        return yaml.toString();
    }
}
