package dev.amplifier.core.sandbox;

import dev.amplifier.core.workspace.Workspace;
import dev.amplifier.core.workspace.Workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers what a program left in its workspace; what does not fit into one is told instead. Not safe for use by several threads. */
public final class Leftovers {

    private static final int MOST_NOTICES = 10;

    private final Workspace workspace = new Workspace();
    private final List<String> notices = new ArrayList<>();

    /** Takes a file whose path and text nobody has looked at. */
    public void add(String path, String text) {
        try {
            workspace.write(path, text);
        } catch (WorkspaceException e) {
            leave(path, String.valueOf(e.getMessage()));
        }
    }

    /** Leaves a file behind. */
    public void leave(String path, String reason) {
        if (notices.size() < MOST_NOTICES) {
            String shown = path.length() <= 80 ? path : path.substring(0, 80) + "…";
            notices.add("the file '" + shown + "' was not kept: " + reason);
        }
    }

    /** The files that fit. */
    public Map<String, String> files() {
        return workspace.files();
    }

    /** What was left behind, the first ten. */
    public List<String> notices() {
        return List.copyOf(notices);
    }
}
