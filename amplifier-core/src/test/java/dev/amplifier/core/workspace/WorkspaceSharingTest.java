package dev.amplifier.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.tool.ApplyPatchTool;
import dev.amplifier.core.tool.FileTools;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.tool.Tool;
import dev.amplifier.core.tool.ToolContext;
import dev.amplifier.core.tool.ToolResult;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One workspace under several hands. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class WorkspaceSharingTest {

    private static final int HANDS = 8;
    private static final int LINES = 100;

    private final Workspace workspace = new Workspace();

    @Test
    void no_edit_of_a_file_is_lost_when_many_edit_it_at_once() throws Exception {
        workspace.write("a.md", numbered("open"));
        Tool edit = FileTools.all().stream()
                .filter(tool -> tool.name().equals("edit_file"))
                .findFirst()
                .orElseThrow();

        atOnce(line -> edit.call(
                object().put("file_path", "a.md")
                        .put("old_string", "#" + line + " open\n")
                        .put("new_string", "#" + line + " done\n"),
                context()));

        assertThat(workspace.read("a.md")).contains(numbered("done"));
    }

    @Test
    void no_patch_of_a_file_is_lost_when_many_patch_it_at_once() throws Exception {
        workspace.write("a.md", numbered("open"));

        atOnce(line -> new ApplyPatchTool()
                .call(
                        object().put(
                                        "patch",
                                        "*** Begin Patch\n*** Update File: a.md\n-#%1$d open\n+#%1$d done\n*** End Patch\n"
                                                .formatted(line)),
                        context()));

        assertThat(workspace.read("a.md")).contains(numbered("done"));
    }

    @Test
    void what_a_program_did_is_taken_over_beside_what_others_did_meanwhile() throws Exception {
        Map<String, String> before = Map.of("mine.md", "1", "theirs.md", "1", "gone.md", "1");
        for (Map.Entry<String, String> file : before.entrySet()) {
            workspace.write(file.getKey(), file.getValue());
        }
        workspace.write("theirs.md", "2");
        workspace.write("new.md", "2");

        List<String> conflicts = workspace.merge(before, Map.of("mine.md", "3", "theirs.md", "1", "made.md", "3"));

        assertThat(conflicts).isEmpty();
        assertThat(workspace.files())
                .isEqualTo(Map.of("mine.md", "3", "theirs.md", "2", "new.md", "2", "made.md", "3"));
    }

    @Test
    void a_file_that_a_program_and_somebody_else_changed_stays_as_the_other_left_it() throws Exception {
        Map<String, String> before = Map.of("a.md", "1", "b.md", "1", "c.md", "1");
        workspace.write("a.md", "2");
        workspace.write("c.md", "same");
        workspace.write("new.md", "2");

        List<String> conflicts =
                workspace.merge(before, Map.of("a.md", "3", "b.md", "3", "c.md", "same", "new.md", "3"));

        assertThat(conflicts).containsExactly("a.md", "b.md", "new.md");
        assertThat(workspace.files()).isEqualTo(Map.of("a.md", "2", "c.md", "same", "new.md", "2"));
    }

    @Test
    void work_that_fails_is_over_for_the_next() throws Exception {
        assertThatThrownBy(() -> workspace.atomically(() -> {
                    throw new WorkspaceException("no");
                }))
                .isInstanceOf(WorkspaceException.class);

        assertThat(workspace.atomically(workspace::paths)).isEmpty();
    }

    private static void atOnce(IntFunction<ToolResult> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(HANDS);
        List<Callable<List<ToolResult>>> hands = new ArrayList<>();
        for (int i = 0; i < HANDS; i++) {
            int hand = i;
            hands.add(() -> {
                start.await();
                return IntStream.range(0, LINES)
                        .filter(line -> line % HANDS == hand)
                        .mapToObj(work)
                        .toList();
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(HANDS)) {
            for (Future<List<ToolResult>> hand : threads.invokeAll(hands)) {
                assertThat(hand.get()).noneMatch(ToolResult::isError);
            }
        }
    }

    private static String numbered(String state) {
        return IntStream.range(0, LINES)
                .mapToObj(line -> "#" + line + " " + state + "\n")
                .collect(Collectors.joining());
    }

    private ToolContext context() {
        return new ToolContext(workspace, new TodoList(), event -> {}, new Cancellation());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
