package dev.amplifier.local.hostile;

import java.util.List;
import java.util.Random;

/** Recipes, bundles and skills, some as they should be and most spoilt in a place or two. */
final class SpoiltTexts {

    static final String RECIPE = """
            name: hello
            description: Says hello.
            version: 1.0.0
            context: {who: world}
            steps:
              - {id: greet, agent: playground:reader, prompt: "Say hello to {{who}}.", output: greeting}
            """;

    private static final List<String> TEXTS = List.of(RECIPE, """
            name: staged
            description: Waits for a person.
            version: 1.0.0
            stages:
              - name: plan
                steps:
                  - id: list
                    bash: "echo '[1, 2, 3]'"
                    parse_json: true
                    output: items
                  - id: each
                    foreach: "{{items}}"
                    as: item
                    condition: "{{items}} != ''"
                    agent: playground:reader
                    prompt: "Look at {{item}}."
                approval: {required: true, prompt: "Go on?", timeout: 60, default: deny}
            """, """
            ---
            bundle: {name: mine, version: 1.0.0, description: Mine.}
            includes: [{bundle: code}]
            providers: [{module: provider-offline}]
            tools: [{module: tool-filesystem}]
            hooks: [{module: hooks-logging}]
            ---
            Be brief.
            """, """
            ---
            name: greeting
            description: How to greet.
            allowed-tools: [read_file]
            ---
            Say hello.
            """);

    private SpoiltTexts() {}

    static String any(Random random) {
        StringBuilder text = new StringBuilder(OddTexts.any(TEXTS, random));
        for (int i = random.nextInt(4); i > 0; i--) {
            spoil(text, random);
        }
        return text.toString();
    }

    private static void spoil(StringBuilder text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(20));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, OddTexts.any(OddTexts.TEXTS, random));
            case 2 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(50)));
            default ->
                text.insert(from, OddTexts.any(List.of("{", "}", "\n", "  ", "{{", "}}", ": ", "- ", "'"), random));
        }
    }
}
