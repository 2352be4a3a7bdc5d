package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tools that read and write the workspace. */
public final class FileTools {

    private static final int LINES = 2_000;
    private static final int MATCHES = 200;

    private FileTools() {}

    /** All of them. */
    public static List<Tool> all() {
        return List.of(new Read(), new Write(), new Edit(), new Glob(), new Grep());
    }

    private abstract static class FileTool implements Tool {
        @Override
        public ToolResult call(JsonNode input, ToolContext context) {
            try {
                return work(input, context.workspace());
            } catch (WorkspaceException e) {
                return ToolResult.error(String.valueOf(e.getMessage()));
            }
        }

        abstract ToolResult work(JsonNode input, Workspace workspace) throws WorkspaceException;
    }

    private static final class Read extends FileTool {
        @Override
        public String name() {
            return "read_file";
        }

        @Override
        public String description() {
            return "Reads a file of the workspace; the answer has numbered lines.";
        }

        @Override
        public ObjectNode inputSchema() {
            ObjectNode schema = Inputs.schema(List.of("file_path"));
            Inputs.property(schema, "file_path", "string", "relative path");
            Inputs.property(schema, "offset", "integer", "first line, from 1");
            Inputs.property(schema, "limit", "integer", "how many lines, at most " + LINES);
            return schema;
        }

        @Override
        ToolResult work(JsonNode input, Workspace workspace) throws WorkspaceException {
            Optional<String> path = Inputs.text(input, "file_path");
            if (path.isEmpty()) {
                return Inputs.missing("file_path");
            }
            Optional<String> text = workspace.read(path.get());
            if (text.isEmpty()) {
                return ToolResult.error("there is no file " + path.get() + "; there are: " + workspace.paths());
            }
            List<String> lines = text.get().lines().toList();
            int from = Math.max(1, input.path("offset").asInt(1));
            int to = Math.min(
                    lines.size(), from - 1 + Math.min(LINES, input.path("limit").asInt(LINES)));
            StringBuilder answer = new StringBuilder();
            for (int line = from; line <= to; line++) {
                answer.append(line).append('\t').append(lines.get(line - 1)).append('\n');
            }
            return ToolResult.ok(answer.toString());
        }
    }

    private static final class Write extends FileTool {
        @Override
        public String name() {
            return "write_file";
        }

        @Override
        public String description() {
            return "Makes or replaces a file of the workspace.";
        }

        @Override
        public ObjectNode inputSchema() {
            ObjectNode schema = Inputs.schema(List.of("file_path", "content"));
            Inputs.property(schema, "file_path", "string", "relative path");
            Inputs.property(schema, "content", "string", "the whole text");
            return schema;
        }

        @Override
        ToolResult work(JsonNode input, Workspace workspace) throws WorkspaceException {
            Optional<String> path = Inputs.text(input, "file_path");
            Optional<String> content = Inputs.text(input, "content");
            if (path.isEmpty() || content.isEmpty()) {
                return Inputs.missing(path.isEmpty() ? "file_path" : "content");
            }
            workspace.write(path.get(), content.get());
            return ToolResult.ok("wrote " + content.get().length() + " characters to " + path.get());
        }
    }

    private static final class Edit extends FileTool {
        @Override
        public String name() {
            return "edit_file";
        }

        @Override
        public String description() {
            return "Replaces a text in a file. The old text must stand there once, unless replace_all is true.";
        }

        @Override
        public ObjectNode inputSchema() {
            ObjectNode schema = Inputs.schema(List.of("file_path", "old_string", "new_string"));
            Inputs.property(schema, "file_path", "string", "relative path");
            Inputs.property(schema, "old_string", "string", "what to replace, to the letter");
            Inputs.property(schema, "new_string", "string", "what to put in its place");
            Inputs.property(schema, "replace_all", "boolean", "replace every occurrence");
            return schema;
        }

        @Override
        ToolResult work(JsonNode input, Workspace workspace) throws WorkspaceException {
            Optional<String> path = Inputs.text(input, "file_path");
            String old = Inputs.text(input, "old_string").orElse("");
            Optional<String> fresh = Inputs.text(input, "new_string");
            if (path.isEmpty() || old.isEmpty() || fresh.isEmpty()) {
                return ToolResult.error("the input needs file_path, old_string and new_string");
            }
            return workspace.atomically(() -> edit(
                    workspace,
                    path.get(),
                    old,
                    fresh.get(),
                    input.path("replace_all").asBoolean()));
        }

        private static ToolResult edit(Workspace workspace, String path, String old, String fresh, boolean all)
                throws WorkspaceException {
            Optional<String> text = workspace.read(path);
            if (text.isEmpty()) {
                return ToolResult.error("there is no file " + path);
            }
            int count = (text.get().length() - text.get().replace(old, "").length()) / old.length();
            if (count == 0 || (count > 1 && !all)) {
                return ToolResult.error("old_string stands " + count + " times in " + path
                        + (count == 0 ? "" : "; give more of its surroundings, or set replace_all"));
            }
            workspace.write(path, text.get().replace(old, fresh));
            return ToolResult.ok("replaced " + count + " in " + path);
        }
    }

    private static final class Glob extends FileTool {
        @Override
        public String name() {
            return "glob";
        }

        @Override
        public String description() {
            return "Lists files of the workspace whose path fits a pattern such as **/*.md.";
        }

        @Override
        public ObjectNode inputSchema() {
            ObjectNode schema = Inputs.schema(List.of("pattern"));
            Inputs.property(schema, "pattern", "string", "* within a folder, ** across folders");
            return schema;
        }

        @Override
        ToolResult work(JsonNode input, Workspace workspace) {
            String pattern = Inputs.text(input, "pattern").orElse("**");
            PathMatcher matcher;
            try {
                matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            } catch (IllegalArgumentException e) {
                return ToolResult.error("'" + pattern + "' is no pattern");
            }
            List<String> found = workspace.paths().stream()
                    .filter(path -> matcher.matches(Path.of(path)))
                    .limit(MATCHES)
                    .toList();
            return ToolResult.ok(found.isEmpty() ? "no file fits" : String.join("\n", found));
        }
    }

    private static final class Grep extends FileTool {
        @Override
        public String name() {
            return "grep";
        }

        @Override
        public String description() {
            return "Finds lines that contain a text, in all files of the workspace.";
        }

        @Override
        public ObjectNode inputSchema() {
            ObjectNode schema = Inputs.schema(List.of("pattern"));
            Inputs.property(schema, "pattern", "string", "text to look for, case ignored");
            return schema;
        }

        @Override
        ToolResult work(JsonNode input, Workspace workspace) throws WorkspaceException {
            String wanted = Inputs.text(input, "pattern").orElse("").toLowerCase(java.util.Locale.ROOT);
            if (wanted.isEmpty()) {
                return Inputs.missing("pattern");
            }
            List<String> found = new ArrayList<>();
            for (String path : workspace.paths()) {
                int number = 0;
                for (String line : workspace.read(path).orElse("").lines().toList()) {
                    number++;
                    if (found.size() < MATCHES
                            && line.toLowerCase(java.util.Locale.ROOT).contains(wanted)) {
                        found.add(path + ":" + number + ": " + line);
                    }
                }
            }
            return ToolResult.ok(found.isEmpty() ? "nothing found" : String.join("\n", found));
        }
    }
}
