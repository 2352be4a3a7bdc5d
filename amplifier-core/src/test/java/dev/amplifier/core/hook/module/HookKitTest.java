package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.ModuleCatalogue;
import dev.amplifier.core.hook.HookModule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookKitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks-approval",
                "hooks-deprecation",
                "hooks-progress-monitor",
                "hooks-redaction",
                "hooks-status-context",
                "hooks-todo-reminder"
            })
    void what_can_be_mounted_is_said_to_be_here(String module) {
        assertThat(mounted(module)).isPresent();
        assertThat(ModuleCatalogue.BUILT_IN.find(module))
                .hasValueSatisfying(entry -> assertThat(entry.available()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks-session-naming", "hooks-process-guard", "hooks-shell", "hooks-unheard-of"})
    void what_is_not_here_is_not_mounted_and_said_to_be_missing(String module) {
        assertThat(mounted(module)).isEmpty();
        assertThat(ModuleCatalogue.BUILT_IN.notice(module)).isPresent();
    }

    @Test
    void what_is_done_elsewhere_needs_no_hook_and_is_not_said_to_be_missing() {
        for (String module : List.of("hooks-logging", "hooks-streaming-ui", "hooks-todo-display", "hooks-routing")) {
            assertThat(mounted(module)).isEmpty();
            assertThat(ModuleCatalogue.BUILT_IN.notice(module)).isEmpty();
        }
    }

    private static Optional<HookModule> mounted(String module) {
        return HookKit.of(new Bundle.Module(module, module, null, JsonNodeFactory.instance.objectNode(), List.of()));
    }
}
