package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressMonitorTest extends HookContract {

    @Override
    String module() {
        return "hooks-progress-monitor";
    }

    @Override
    ObjectNode settings() {
        return object().put("read_threshold", 4).put("same_file_threshold", 2).put("warning_interval", 2);
    }

    @Override
    HookOutcome provoked(HookRegistry registry) throws Exception {
        call(registry, "read_file", "a.md");
        return call(registry, "read_file", "a.md");
    }

    @Test
    void who_reads_the_same_file_again_and_again_is_told_once() throws Exception {
        HookRegistry registry = mounted(settings());

        call(registry, "read_file", "a.md");

        assertThat(injected(call(registry, "read_file", "a.md"))).isPresent();
        assertThat(injected(call(registry, "read_file", "a.md"))).isEmpty();
    }

    @Test
    void who_reads_on_and_on_is_told_at_the_threshold_and_then_at_intervals() throws Exception {
        HookRegistry registry = mounted(settings());
        List<Integer> warned = new ArrayList<>();

        for (int i = 1; i <= 9; i++) {
            if (injected(call(registry, "grep", "")).isPresent()) {
                warned.add(i);
            }
        }

        assertThat(warned).containsExactly(4, 6, 8);
    }

    @Test
    void a_write_begins_the_count_anew_and_other_tools_do_not_count() throws Exception {
        HookRegistry registry = mounted(settings());

        for (int i = 0; i < 3; i++) {
            call(registry, "grep", "");
        }
        call(registry, "todo", "");
        call(registry, "write_file", "b.md");

        assertThat(injected(call(registry, "grep", ""))).isEmpty();
    }

    @Test
    void it_can_be_switched_off() {
        assertThat(ProgressMonitor.of(new HookSettings(object().put("enabled", false))))
                .isEmpty();
    }

    private static HookOutcome call(HookRegistry registry, String tool, String file) throws Exception {
        return tool(registry, CanonicalEvents.TOOL_PRE, tool, "{\"file_path\": \"" + file + "\"}");
    }
}
