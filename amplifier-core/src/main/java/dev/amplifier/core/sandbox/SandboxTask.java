package dev.amplifier.core.sandbox;

import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.time.Duration;
import java.util.Map;

/**
 * A program to run.
 *
 * @param program its text, in the language of the sandbox
 * @param folder where it starts, relative to the workspace; empty for its root
 * @param variables its environment, beside a few that the sandbox sets
 * @param limit how long it may run; the sandbox may allow less
 * @param files what the workspace holds, by normalized path
 */
public record SandboxTask(
        String program, String folder, Map<String, String> variables, Duration limit, Map<String, String> files) {

    /** Keeps unchangeable copies. */
    public SandboxTask {
        variables = Map.copyOf(variables);
        files = Map.copyOf(files);
    }

    /**
     * A task whose parts come from outside.
     *
     * @throws WorkspaceException if the folder or a file leaves the workspace, or the files are too many or too large
     */
    public static SandboxTask of(
            String program, String folder, Map<String, String> variables, Duration limit, Map<String, String> files)
            throws WorkspaceException {
        boolean root = folder.isBlank() || folder.equals(".");
        return new SandboxTask(
                program,
                root ? "" : Workspace.normalize(folder),
                variables,
                limit,
                Workspace.of(files).files());
    }
}
