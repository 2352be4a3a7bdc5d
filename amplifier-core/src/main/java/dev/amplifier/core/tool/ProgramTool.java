package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a program over the workspace in a sandbox; the files that it leaves are the workspace's from then on. */
public final class ProgramTool implements Tool {

    private static final int USUAL_SECONDS = 30;
    private static final int MOST_SECONDS = 300;
    private static final int SHOWN_CHARACTERS = 30_000;

    private final String name;
    private final String argument;
    private final String description;
    private final Sandbox sandbox;

    private ProgramTool(String name, String argument, String description, Sandbox sandbox) {
        this.name = name;
        this.argument = argument;
        this.description = description;
        this.sandbox = sandbox;
    }

    /** The tool {@code bash}. */
    public static ProgramTool bash(Sandbox sandbox) {
        return new ProgramTool(
                "bash",
                "command",
                "Runs a Bash command over the files of the workspace, without network. Answers with exit code and output.",
                sandbox);
    }

    /** The tool {@code javascript}. */
    public static ProgramTool javaScript(Sandbox sandbox) {
        return new ProgramTool(
                "javascript",
                "code",
                "Runs JavaScript; console.log writes the answer. It has readFile(path), writeFile(path, text), deleteFile(path), listFiles()"
                        + " and exit(code), top-level await, and neither network nor timers.",
                sandbox);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = Inputs.schema(List.of(argument));
        Inputs.property(schema, argument, "string", "the program");
        Inputs.property(
                schema, "timeout", "integer", "most seconds, 1 to " + MOST_SECONDS + "; usually " + USUAL_SECONDS);
        return schema;
    }

    /** What other calls write while a program runs it would not see, nor they what it writes. */
    @Override
    public boolean concurrent() {
        return false;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        Optional<String> program = Inputs.text(input, argument);
        if (program.isEmpty() || program.get().isBlank()) {
            return Inputs.missing(argument);
        }
        int seconds = Math.clamp(input.path("timeout").asInt(USUAL_SECONDS), 1, MOST_SECONDS);
        Map<String, String> before = context.workspace().files();
        SandboxTask task = new SandboxTask(program.get(), "", Map.of(), Duration.ofSeconds(seconds), before);
        return switch (sandbox.run(task, context.cancellation())) {
            case SandboxOutcome.Exited exited -> answer(exited, before, context.workspace());
            case SandboxOutcome.Unfinished unfinished -> ToolResult.error(unfinished.message());
        };
    }

    private static ToolResult answer(SandboxOutcome.Exited exited, Map<String, String> before, Workspace workspace) {
        StringBuilder text = new StringBuilder("exit code ").append(exited.exitCode());
        append(text, "stdout", exited.stdout());
        append(text, "stderr", exited.stderr());
        exited.notices().forEach(notice -> text.append('\n').append(notice));
        try {
            List<String> theirs = workspace.merge(before, exited.files());
            if (!theirs.isEmpty()) {
                return ToolResult.error(text.append("\nnot kept, because another agent has changed them meanwhile: ")
                        .append(String.join(", ", theirs))
                        .append("; read them and do it again")
                        .toString());
            }
        } catch (WorkspaceException e) {
            return ToolResult.error(text.append("\nnot all files were kept: ")
                    .append(e.getMessage())
                    .toString());
        }
        return new ToolResult(text.toString(), exited.exitCode() != 0);
    }

    private static void append(StringBuilder text, String name, String part) {
        if (!part.isBlank()) {
            text.append("\n--- ").append(name).append('\n').append(shown(part).stripTrailing());
        }
    }

    private static String shown(String text) {
        int half = SHOWN_CHARACTERS / 2;
        return text.length() <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, half) + "\n… " + (text.length() - SHOWN_CHARACTERS) + " characters left out …\n"
                        + text.substring(text.length() - half);
    }
}
