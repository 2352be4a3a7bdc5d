package dev.amplifier.core.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.workspace.Workspace;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApplyPatchToolTest {

    @Test
    void files_are_added_changed_and_deleted_in_one_patch() throws Exception {
        Workspace workspace = Workspace.of(Map.of("a.txt", "one\ntwo\nthree\n", "old.txt", "gone\n"));

        ToolResult result = apply(workspace, """
                *** Begin Patch
                *** Update File: a.txt
                @@
                 one
                -two
                +2
                 three
                *** Add File: docs/b.txt
                +new
                *** Delete File: old.txt
                *** End Patch
                """);

        assertThat(result.isError()).isFalse();
        assertThat(workspace.files())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a.txt", "one\n2\nthree\n", "docs/b.txt", "new\n"));
    }

    @Test
    void a_unified_patch_with_several_changes_fits_in_order() throws Exception {
        Workspace workspace = Workspace.of(Map.of("a.txt", "x\n1\nx\n2\nx\n"));

        apply(workspace, """
                --- a/a.txt
                +++ b/a.txt
                @@ -1,2 +1,2 @@
                 x
                -1
                +one
                @@ -4,2 +4,2 @@
                -2
                +two
                 x
                """);

        assertThat(workspace.read("a.txt")).contains("x\none\nx\ntwo\nx\n");
    }

    @Test
    void a_patch_that_does_not_fit_changes_nothing() throws Exception {
        Workspace workspace = Workspace.of(Map.of("a.txt", "one\n"));

        ToolResult result = apply(workspace, """
                *** Begin Patch
                *** Add File: b.txt
                +new
                *** Update File: a.txt
                -never there
                +x
                *** End Patch
                """);

        assertThat(result.isError()).isTrue();
        assertThat(result.content()).contains("a.txt", "never there");
        assertThat(workspace.files()).isEqualTo(Map.of("a.txt", "one\n"));
    }

    @Test
    void a_patch_cannot_leave_the_workspace() throws Exception {
        ToolResult result = apply(new Workspace(), "*** Add File: ../../etc/passwd\n+x\n");

        assertThat(result.isError()).isTrue();
    }

    @Test
    void what_is_no_patch_is_told_how_one_begins() {
        assertThat(apply(new Workspace(), "please change it").content()).contains("*** Begin Patch");
    }

    private static ToolResult apply(Workspace workspace, String patch) {
        ToolContext context = new ToolContext(workspace, new TodoList(), event -> {}, new Cancellation());
        return new ApplyPatchTool().call(JsonNodeFactory.instance.objectNode().put("patch", patch), context);
    }
}
