package dev.amplifier.core.bundle;

import dev.amplifier.core.yaml.FrontMatter;
import dev.amplifier.core.yaml.YamlLimits;
import dev.amplifier.core.yaml.YamlMapping;
import dev.amplifier.core.yaml.YamlReader;
import java.util.Optional;

/** Reads the file of an agent: Markdown with front matter, its body the instruction. */
public final class AgentFile {

    private static final YamlReader YAML = new YamlReader(YamlLimits.DOCUMENT);

    private AgentFile() {}

    /**
     * The agent in a file.
     *
     * @param name how the roster calls it
     * @return empty if the text has no front matter that is a mapping
     */
    public static Optional<Agent> read(String namespace, String name, String text) {
        return FrontMatter.of(text, YAML)
                .flatMap(parts -> parts.yaml().root().orElse(null) instanceof YamlMapping mapping
                        ? Optional.of(Agent.of(
                                namespace, name, mapping.toJson(), parts.body().strip()))
                        : Optional.empty());
    }
}
