package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRedactionTest extends HookContract {

    @Override
    String module() {
        return "hooks-redaction";
    }

    @Override
    ObjectNode settings() {
        return object();
    }

    @Override
    HookOutcome provoked(HookRegistry registry) {
        return registry.dispatch(new Event(CanonicalEvents.TOOL_ERROR, untouched()));
    }

    @Override
    ObjectNode untouched() {
        return object().put("tool_response", "ask bob@example.org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                ask bob.b+c@mail.example.org now      | ask [EMAIL] now
                call +49 30 1234 5678                 | call [PHONE]
                card 4111 1111 1111 1111 was refused  | card [CARD] was refused
                on 2026-11-23 at 10:15, 12 345 people | on 2026-11-23 at 10:15, 12 345 people
                password=hunter22                     | password=[REDACTED]
            """)
    void secrets_and_what_points_at_people_are_cut(String text, String cut) {
        HookOutcome outcome = mounted(settings())
                .dispatch(new Event(CanonicalEvents.TOOL_ERROR, object().put("tool_response", text)));

        assertThat(outcome.data().path("tool_response").asText()).isEqualTo(cut);
    }

    @Test
    void it_reaches_into_lists_and_objects_and_leaves_allowed_fields_alone() throws Exception {
        ObjectNode data = json("{\"a\": [{\"b\": \"x@example.org\", \"token\": \"t\"}], \"mail\": \"x@example.org\"}");
        ObjectNode settings = object();
        settings.putArray("allowlist").add("mail");

        HookOutcome outcome = mounted(settings).dispatch(new Event(CanonicalEvents.TOOL_ERROR, data));

        assertThat(outcome.data())
                .isEqualTo(json(
                        "{\"a\": [{\"b\": \"[EMAIL]\", \"token\": \"[REDACTED]\"}], \"mail\": \"x@example.org\"}"));
    }

    @Test
    void a_rule_that_is_not_named_does_not_apply() {
        ObjectNode settings = object();
        settings.putArray("rules").add("secrets");

        assertThat(provoked(mounted(settings)).data().path("tool_response").asText())
                .isEqualTo("ask bob@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt:submit", "tool:pre", "tool:post", "content_block:delta", "content_block:end"})
    void what_is_worked_with_stays_as_it_is(String event) {
        ObjectNode data = object().put("text", "x@example.org password=hunter22");

        assertThat(mounted(settings()).dispatch(new Event(event, data)).data()).isEqualTo(data);
    }
}
