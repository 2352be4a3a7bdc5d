package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolApprovalTest extends HookContract {

    @Override
    String module() {
        return "hooks-approval";
    }

    @Override
    ObjectNode settings() {
        ObjectNode settings = object();
        settings.putArray("rules").addObject().put("pattern", "bash").put("action", "auto_deny");
        return settings;
    }

    @Override
    HookOutcome provoked(HookRegistry registry) throws Exception {
        return pre(registry, "bash", "{\"command\": \"ls\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "bash, '{\"command\": \"ls -l\"}', allowed",
        "bash, '{\"command\": \"rm -rf /\"}', denied",
        "bash, '{\"command\": \"sudo ls\"}', asked",
        "write_file, '{\"file_path\": \"secret/key.md\"}', denied",
        "write_file, '{\"file_path\": \"notes.md\"}', allowed",
        "javascript, '{}', denied",
        "bash, 'not even an object', allowed",
    })
    void the_first_rule_that_fits_the_tool_its_command_or_its_path_decides(String tool, String input, String verdict)
            throws Exception {
        HookRegistry registry = mounted(json("""
                {"rules": [{"pattern": "ls*", "action": "auto_approve"},
                           {"pattern": "rm -rf /*", "action": "auto_deny"},
                           {"pattern": "*secret*", "action": "auto_deny"},
                           {"pattern": "java*", "action": "auto_deny"}],
                 "patterns": ["sudo"]}
                """));

        HookOutcome outcome = pre(registry, tool, input.startsWith("{") ? input : "\"" + input + "\"");

        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    @Test
    void a_question_says_what_is_to_be_called_how_long_it_waits_and_what_holds_then() throws Exception {
        HookRegistry registry =
                mounted(json("{\"patterns\": [\"sudo\"], \"timeout\": 30, \"default_action\": \"continue\"}"));

        HookOutcome outcome = pre(registry, "bash", "{\"command\": \"sudo ls\"}");

        assertThat(outcome.action())
                .isEqualTo(new HookAction.AskUser(
                        "Allow bash sudo ls?", List.of("Allow", "Deny"), Duration.ofSeconds(30), true));
    }

    @Test
    void patterns_ask_nobody_where_everything_is_approved() throws Exception {
        HookRegistry registry = mounted(json("{\"patterns\": [\"sudo\"], \"auto_approve\": true}"));

        assertThat(verdict(pre(registry, "bash", "{\"command\": \"sudo ls\"}"))).isEqualTo("allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rules\": [{\"pattern\": \"a\", \"action\": \"maybe\"}]}",
                "{\"rules\": [{\"action\": \"ask\"}]}",
                "{\"rules\": \"all\"}",
                "{\"patterns\": [1]}",
                "{\"default_action\": \"shrug\"}",
                "{\"timeout\": 0}",
                "{\"auto_approve\": \"yes\"}",
            })
    void settings_that_make_no_sense_are_refused_with_what_is_allowed(String settings) throws Exception {
        ObjectNode config = json(settings);

        assertThatThrownBy(() -> mounted(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its setting " + config.fieldNames().next());
    }

    private static HookOutcome pre(HookRegistry registry, String tool, String input) throws Exception {
        return tool(registry, CanonicalEvents.TOOL_PRE, tool, input);
    }

    private static String verdict(HookOutcome outcome) {
        return switch (outcome.action()) {
            case HookAction.Deny denied -> "denied";
            case HookAction.AskUser asked -> "asked";
            default -> "allowed";
        };
    }
}
