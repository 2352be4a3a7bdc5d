package dev.amplifier.core.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.sandbox.Leftovers;
import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.core.sandbox.SandboxOutcome;
import dev.amplifier.core.sandbox.SandboxTask;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgramToolTest {

    @Test
    void the_program_gets_the_workspace_and_what_it_leaves_is_the_workspace() throws WorkspaceException {
        Workspace workspace = Workspace.of(Map.of("a.txt", "a", "b.txt", "b"));
        Room room = new Room(new SandboxOutcome.Exited(0, "done\n", "", Map.of("a.txt", "A", "c.txt", "c"), List.of()));

        ToolResult result = call(ProgramTool.bash(room), "command", workspace);

        assertThat(result).isEqualTo(ToolResult.ok("exit code 0\n--- stdout\ndone"));
        assertThat(room.task.files()).isEqualTo(Map.of("a.txt", "a", "b.txt", "b"));
        assertThat(room.task.limit()).isEqualTo(Duration.ofSeconds(30));
        assertThat(workspace.files()).isEqualTo(Map.of("a.txt", "A", "c.txt", "c"));
    }

    @Test
    void a_file_that_another_agent_changed_while_the_program_ran_is_not_overwritten_and_that_is_told()
            throws Exception {
        Workspace workspace = Workspace.of(Map.of("a.txt", "a", "b.txt", "b"));
        Room room = new Room(new SandboxOutcome.Exited(0, "", "", Map.of("a.txt", "A", "b.txt", "B"), List.of())) {
            @Override
            void meanwhile() throws WorkspaceException {
                workspace.write("b.txt", "theirs");
            }
        };

        ToolResult result = call(ProgramTool.bash(room), "command", workspace);

        assertThat(result.isError()).isTrue();
        assertThat(result.content()).contains("not kept", ": b.txt;");
        assertThat(workspace.files()).isEqualTo(Map.of("a.txt", "A", "b.txt", "theirs"));
    }

    @Test
    void a_program_is_not_called_while_other_tools_are() {
        Room room = new Room(new SandboxOutcome.Exited(0, "", "", Map.of(), List.of()));

        assertThat(ProgramTool.bash(room).concurrent()).isFalse();
        assertThat(ProgramTool.javaScript(room).concurrent()).isFalse();
    }

    @Test
    void a_bad_exit_code_is_an_error_that_shows_what_was_complained_of() {
        Room room = new Room(new SandboxOutcome.Exited(2, "", "no such file\n", Map.of(), List.of()));

        assertThat(call(ProgramTool.javaScript(room), "code", new Workspace()))
                .isEqualTo(ToolResult.error("exit code 2\n--- stderr\nno such file"));
    }

    @Test
    void long_output_keeps_its_begin_and_its_end() {
        String text = "begin" + "x".repeat(100_000) + "end";
        Room room = new Room(new SandboxOutcome.Exited(0, text, "", Map.of(), List.of()));

        assertThat(call(ProgramTool.bash(room), "command", new Workspace()).content())
                .contains("begin", "characters left out")
                .endsWith("end")
                .hasSizeLessThan(31_000);
    }

    @Test
    void a_program_that_did_not_finish_is_an_error_and_changes_nothing() throws WorkspaceException {
        Workspace workspace = Workspace.of(Map.of("a.txt", "a"));
        Room room = new Room(new SandboxOutcome.Unfinished(SandboxOutcome.Cause.TIMEOUT, "It took too long."));

        assertThat(call(ProgramTool.bash(room), "command", workspace)).isEqualTo(ToolResult.error("It took too long."));
        assertThat(workspace.files()).isEqualTo(Map.of("a.txt", "a"));
    }

    @Test
    void input_without_a_program_is_refused() {
        Room room = new Room(new SandboxOutcome.Exited(0, "", "", Map.of(), List.of()));

        assertThat(ProgramTool.bash(room).call(JsonNodeFactory.instance.objectNode(), context(new Workspace())))
                .isEqualTo(ToolResult.error("the input lacks 'command'"));
    }

    @Test
    void files_that_fit_no_workspace_are_told_and_left_behind() {
        Leftovers left = new Leftovers();
        left.add("good.txt", "good");
        left.add("../bad.txt", "bad");

        assertThat(left.files()).isEqualTo(Map.of("good.txt", "good"));
        assertThat(left.notices()).singleElement().asString().contains("'../bad.txt'", "leaves the workspace");
    }

    private static ToolResult call(Tool tool, String argument, Workspace workspace) {
        return tool.call(JsonNodeFactory.instance.objectNode().put(argument, "go"), context(workspace));
    }

    private static ToolContext context(Workspace workspace) {
        return new ToolContext(workspace, new TodoList(), event -> {}, new Cancellation());
    }

    /** A sandbox that answers by script. */
    private static class Room implements Sandbox {
        private final SandboxOutcome outcome;
        private SandboxTask task;

        Room(SandboxOutcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public SandboxOutcome run(SandboxTask given, Cancellation cancellation) {
            task = given;
            try {
                meanwhile();
            } catch (WorkspaceException e) {
                throw new IllegalStateException(e);
            }
            return outcome;
        }

        /** What happens while the program runs. */
        void meanwhile() throws WorkspaceException {}

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
