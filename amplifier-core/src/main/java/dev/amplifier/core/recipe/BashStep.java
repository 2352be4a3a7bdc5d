package dev.amplifier.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.yaml.SourceText;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a shell command.
 *
 * @param common what every step says
 * @param command template of the command
 * @param cwd template of the folder to run in
 * @param env variables of the command's environment, in the order of the document; each value is turned into text, then filled in as a template
 * @param outputExitCode the variable that receives the exit code, as text
 */
public record BashStep(
        StepCommon common,
        SourceText command,
        Optional<SourceText> cwd,
        Map<String, JsonNode> env,
        Optional<SourceText> outputExitCode)
        implements Step {

    /** Copies the environment, keeping its order. */
    public BashStep {
        env = Ordered.copy(env);
    }
}
