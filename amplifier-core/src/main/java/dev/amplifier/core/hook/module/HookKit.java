package dev.amplifier.core.hook.module;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.hook.HookModule;
import java.util.Optional;

/** The hook modules that a bundle's entries stand for. */
public final class HookKit {

    private HookKit() {}

    /**
     * The module of an entry; empty if there is none here, or if something else does its work. The bundle's notices say which.
     *
     * @throws IllegalArgumentException naming the setting that makes no sense, and what is allowed
     */
    public static Optional<HookModule> of(Bundle.Module module) {
        HookSettings settings = new HookSettings(module.config());
        return switch (module.name()) {
            case "hooks-approval" -> Optional.of(ToolApproval.of(settings));
            case "hooks-deprecation" -> Optional.of(DeprecationWarning.of(settings));
            case "hooks-progress-monitor" -> ProgressMonitor.of(settings);
            case "hooks-redaction" -> Optional.of(EventRedaction.of(settings));
            case "hooks-status-context" -> Optional.of(StatusContext.of(settings));
            case "hooks-todo-reminder" -> Optional.of(TodoReminder.of(settings));
            default -> Optional.empty();
        };
    }
}
