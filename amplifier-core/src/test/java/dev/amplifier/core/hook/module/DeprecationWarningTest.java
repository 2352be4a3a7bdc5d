package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import org.junit.jupiter.api.Test;

class DeprecationWarningTest extends HookContract {

    @Override
    String module() {
        return "hooks-deprecation";
    }

    @Override
    ObjectNode settings() {
        return object().put("bundle_name", "old-one")
                .put("replacement", "new-one")
                .put("message", "")
                .put("sunset_date", "2027-01-01");
    }

    @Override
    HookOutcome provoked(HookRegistry registry) {
        return registry.dispatch(Event.of(CanonicalEvents.SESSION_START));
    }

    @Test
    void people_are_told_what_goes_when_and_what_to_use() {
        HookOutcome outcome = provoked(mounted(settings()));

        assertThat(outcome.messages().getFirst().text())
                .isEqualTo("old-one is out of date. Use new-one in its place. It goes on 2027-01-01.");
        assertThat(told).extracting(Event::type).containsExactly("deprecation:warning");
    }
}
