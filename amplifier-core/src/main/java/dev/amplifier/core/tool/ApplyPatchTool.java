package dev.amplifier.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies a patch to the workspace: all of it, or nothing if a part does not fit. */
public final class ApplyPatchTool implements Tool {

    @Override
    public String name() {
        return "apply_patch";
    }

    @Override
    public String description() {
        return "Changes files by a patch, in unified format or between *** Begin Patch and *** End Patch with *** Add File, *** Update File and"
                + " *** Delete File. All of it is applied, or nothing.";
    }

    @Override
    public ObjectNode inputSchema() {
        ObjectNode schema = Inputs.schema(List.of("patch"));
        Inputs.property(schema, "patch", "string", "the patch");
        return schema;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) {
        Optional<String> text = Inputs.text(input, "patch");
        if (text.isEmpty()) {
            return Inputs.missing("patch");
        }
        try {
            List<FilePatch> patches = PatchParser.parse(text.get());
            return context.workspace().atomically(() -> apply(patches, context.workspace()));
        } catch (PatchException | WorkspaceException e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    private static ToolResult apply(List<FilePatch> patches, Workspace workspace) throws WorkspaceException {
        Map<String, Optional<String>> after = new LinkedHashMap<>();
        try {
            for (FilePatch patch : patches) {
                after.put(patch.path(), patch.apply(before(patch.path(), after, workspace)));
            }
        } catch (PatchException e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
        for (Map.Entry<String, Optional<String>> file : after.entrySet()) {
            if (file.getValue().isPresent()) {
                workspace.write(file.getKey(), file.getValue().get());
            } else {
                workspace.delete(file.getKey());
            }
        }
        return ToolResult.ok("changed " + String.join(", ", after.keySet()));
    }

    private static @Nullable String before(String path, Map<String, Optional<String>> after, Workspace workspace)
            throws WorkspaceException {
        Optional<String> changed = after.get(path);
        return (changed == null ? workspace.read(path) : changed).orElse(null);
    }
}
