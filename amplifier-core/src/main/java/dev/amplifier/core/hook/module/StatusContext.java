package dev.amplifier.core.hook.module;

import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.hook.HookTurn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Tells the model with each question what day it is and which files there are. There is no repository here, and nothing is said of one. */
record StatusContext(boolean time, int priority) implements HookModule {

    private static final String NAME = "hooks-status-context";
    private static final int MOST_FILES = 40;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    static StatusContext of(HookSettings settings) {
        return new StatusContext(settings.flag("include_datetime", false), settings.priority(0));
    }

    @Override
    public void mount(HookRegistry registry, HookTurn turn) {
        registry.register(
                CanonicalEvents.PROVIDER_REQUEST,
                priority,
                NAME,
                event -> HookResult.remind(
                        status(turn.clock().instant(), turn.workspace().paths(), turn.agent())));
    }

    private String status(Instant now, List<String> files, String agent) {
        StringBuilder text = new StringBuilder("<system-reminder source=\"" + NAME + "\">\n<env>\n");
        text.append("Today's date: ").append((time ? SECOND : DAY).format(now)).append(" (UTC)\n");
        text.append("Agent: ").append(agent).append('\n');
        text.append("Working directory: the workspace; paths are relative to it\n");
        text.append("Is directory a git repo: No\n");
        text.append("Files: ").append(files.isEmpty() ? "none" : files.size()).append('\n');
        files.stream()
                .limit(MOST_FILES)
                .forEach(file -> text.append("- ").append(file).append('\n'));
        if (files.size() > MOST_FILES) {
            text.append("- … and ").append(files.size() - MOST_FILES).append(" more\n");
        }
        return text.append("</env>\n</system-reminder>").toString();
    }
}
