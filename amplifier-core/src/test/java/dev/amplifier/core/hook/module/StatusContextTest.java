package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import org.junit.jupiter.api.Test;

class StatusContextTest extends HookContract {

    @Override
    String module() {
        return "hooks-status-context";
    }

    @Override
    ObjectNode settings() {
        return object();
    }

    @Override
    HookOutcome provoked(HookRegistry registry) {
        return registry.dispatch(Event.of(CanonicalEvents.PROVIDER_REQUEST));
    }

    @Test
    void the_model_is_told_the_day_and_the_files() throws Exception {
        workspace.write("notes/harbour.md", "boats");

        assertThat(injected(provoked(mounted(settings()))))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("Today's date: 2026-11-23 (UTC)", "Files: 1", "- notes/harbour.md"));
    }

    @Test
    void the_time_is_told_only_on_request_because_it_keeps_prompts_from_being_cached() {
        assertThat(injected(provoked(mounted(object().put("include_datetime", true)))))
                .hasValueSatisfying(text -> assertThat(text).contains("2026-11-23 10:15:30"));
    }

    @Test
    void many_files_are_counted_and_not_all_listed() throws Exception {
        for (int i = 0; i < 60; i++) {
            workspace.write("f" + i, "");
        }

        assertThat(injected(provoked(mounted(settings()))))
                .hasValueSatisfying(text -> assertThat(text).contains("Files: 60", "… and 20 more"));
    }
}
