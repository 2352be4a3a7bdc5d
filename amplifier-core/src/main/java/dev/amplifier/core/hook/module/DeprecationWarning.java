package dev.amplifier.core.hook.module;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.hook.HookTurn;

/** Says at the start of a turn that something in the bundle is out of date, and what to use in its place. */
record DeprecationWarning(String subject, String replacement, String message, String sunset, int priority)
        implements HookModule {

    private static final String NAME = "hooks-deprecation";

    static DeprecationWarning of(HookSettings settings) {
        return new DeprecationWarning(
                settings.text("bundle_name", "something in this bundle"),
                settings.text("replacement", ""),
                settings.text("message", ""),
                settings.text("sunset_date", ""),
                settings.priority(0));
    }

    @Override
    public void mount(HookRegistry registry, HookTurn turn) {
        registry.register(CanonicalEvents.SESSION_START, priority, NAME, event -> {
            turn.events().emit(new Event("deprecation:warning", data()));
            return HookResult.CONTINUE.telling(HookResult.Level.WARNING, words());
        });
    }

    private String words() {
        StringBuilder words = new StringBuilder(message.isBlank() ? subject + " is out of date." : message);
        if (!replacement.isBlank() && !message.contains(replacement)) {
            words.append(" Use ").append(replacement).append(" in its place.");
        }
        if (!sunset.isBlank()) {
            words.append(" It goes on ").append(sunset).append('.');
        }
        return words.toString();
    }

    private ObjectNode data() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("bundle_name", subject)
                .put("replacement", replacement)
                .put("message", message)
                .put("sunset_date", sunset);
    }
}
