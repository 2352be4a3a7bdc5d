package dev.amplifier.benchmarks.system;

/** The recipes of the measurements. Their steps are agents' steps that the built-in offline provider answers. */
final class Recipes {

    /** Opens a gate and ends when it is approved. */
    static final String GATED = """
            name: gated
            description: A step, a gate and a step.
            version: 1.0.0
            stages:
              - name: draft
                steps:
                  - {id: one, agent: writing:editor, prompt: "Suggest three titles for a text about bicycles.", output: first}
              - name: release
                approval: {required: true, when: before_stage, prompt: "May it go out?", timeout: 600, default: deny}
                steps:
                  - {id: two, agent: writing:editor, prompt: "Suggest three titles for a text about ferries.", output: second}
            """;

    /** Three commands in the sandbox. */
    static final String COMMANDS = """
            name: three
            description: Three commands.
            version: 1.0.0
            steps:
              - {id: one, type: bash, command: echo one, output: first}
              - {id: two, type: bash, command: "echo {{first}}", output: second}
              - {id: three, type: bash, command: "echo {{second}}", output: third}
            """;

    private Recipes() {}

    /** A recipe of so many steps, one after another. */
    static String ofSteps(int steps) {
        StringBuilder text = new StringBuilder("name: steps\ndescription: Steps.\nversion: 1.0.0\nsteps:\n");
        for (int i = 1; i <= steps; i++) {
            text.append("  - {id: s")
                    .append(i)
                    .append(", agent: writing:editor, prompt: \"Suggest three titles for a text about harbour ")
                    .append(i)
                    .append("\", output: o")
                    .append(i)
                    .append("}\n");
        }
        return text.toString();
    }
}
