package dev.amplifier.core.hook.module;

import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.hook.HookTurn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a model that only reads on and on to come to its point.
 *
 * @param reads how many reads without a write are too many
 * @param sameFile how often one file may be read
 * @param interval after how many more reads it is told again
 */
record ProgressMonitor(int reads, int sameFile, int interval, int priority) implements HookModule {

    private static final String NAME = "hooks-progress-monitor";
    private static final int MOST = 100_000;
    private static final Set<String> READING = Set.of("read_file", "grep", "glob", "web_fetch");
    private static final Set<String> WRITING = Set.of("write_file", "edit_file", "apply_patch");

    static Optional<HookModule> of(HookSettings settings) {
        return settings.flag("enabled", true)
                ? Optional.of(new ProgressMonitor(
                        settings.whole("read_threshold", 30, 1, MOST),
                        settings.whole("same_file_threshold", 3, 1, MOST),
                        settings.whole("warning_interval", 15, 1, MOST),
                        settings.priority(0)))
                : Optional.empty();
    }

    @Override
    public void mount(HookRegistry registry, HookTurn turn) {
        Counts counts = new Counts();
        registry.register(CanonicalEvents.TOOL_PRE, priority, NAME, counts::hear);
    }

    /** For one turn, whose hooks are asked one after another. */
    private final class Counts {

        private final Map<String, Integer> byFile = new HashMap<>();
        private int sinceWrite;
        private int nextWarning = reads;

        private synchronized HookResult hear(Event event) {
            String tool = event.data().path("tool_name").asText();
            if (WRITING.contains(tool)) {
                sinceWrite = 0;
                nextWarning = reads;
                byFile.clear();
                return HookResult.CONTINUE;
            }
            if (!READING.contains(tool)) {
                return HookResult.CONTINUE;
            }
            sinceWrite++;
            String file = event.data().path("tool_input").path("file_path").asText("");
            if (!file.isEmpty() && byFile.merge(file, 1, Integer::sum) == sameFile) {
                return remind("You have read " + file + " " + sameFile + " times. Work with what you know of it.");
            }
            if (sinceWrite >= nextWarning) {
                nextWarning += interval;
                return remind("You have read " + sinceWrite
                        + " times and written nothing. Come to your point, or say what you lack.");
            }
            return HookResult.CONTINUE;
        }

        private static HookResult remind(String text) {
            return HookResult.remind("<system-reminder source=\"" + NAME + "\">\n" + text + "\n</system-reminder>");
        }
    }
}
