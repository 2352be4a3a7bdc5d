package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.tool.TodoList.Todo;
import java.util.List;
import org.junit.jupiter.api.Test;

class TodoReminderTest extends HookContract {

    @Override
    String module() {
        return "hooks-todo-reminder";
    }

    @Override
    ObjectNode settings() {
        return object().put("inject_role", "user");
    }

    @Override
    HookOutcome provoked(HookRegistry registry) {
        todos.replace(List.of(new Todo("Count the boats", "pending")));
        return registry.dispatch(Event.of(CanonicalEvents.PROVIDER_REQUEST));
    }

    @Test
    void the_list_goes_with_the_next_question_only() {
        HookOutcome outcome = provoked(mounted(settings()));

        assertThat(((HookAction.InjectContext) outcome.action()).ephemeral()).isTrue();
        assertThat(injected(outcome))
                .hasValueSatisfying(text -> assertThat(text).contains("- [pending] Count the boats"));
    }

    @Test
    void an_empty_list_and_one_that_is_done_are_not_mentioned() {
        HookRegistry registry = mounted(settings());

        assertThat(injected(registry.dispatch(Event.of(CanonicalEvents.PROVIDER_REQUEST))))
                .isEmpty();
        todos.replace(List.of(new Todo("Count the boats", "completed")));
        assertThat(injected(registry.dispatch(Event.of(CanonicalEvents.PROVIDER_REQUEST))))
                .isEmpty();
    }

    @Test
    void the_role_is_the_one_that_is_set() {
        HookOutcome outcome = provoked(mounted(object().put("inject_role", "system")));

        assertThat(((HookAction.InjectContext) outcome.action()).role()).isEqualTo(HookAction.Role.SYSTEM);
    }
}
