package dev.amplifier.core.hook.module;

import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookResult;
import dev.amplifier.core.hook.HookTurn;
import dev.amplifier.core.tool.TodoList;
import java.util.List;
import java.util.Locale;

/** Puts the to-do list before the model's eyes with each question, as long as something on it is open. */
record TodoReminder(HookAction.Role role, int priority) implements HookModule {

    private static final String NAME = "hooks-todo-reminder";

    static TodoReminder of(HookSettings settings) {
        String role = settings.word("inject_role", "user", List.of("user", "system", "assistant"));
        return new TodoReminder(HookAction.Role.valueOf(role.toUpperCase(Locale.ROOT)), settings.priority(10));
    }

    @Override
    public void mount(HookRegistry registry, HookTurn turn) {
        registry.register(
                CanonicalEvents.PROVIDER_REQUEST,
                priority,
                NAME,
                event -> remind(turn.todos().items()));
    }

    private HookResult remind(List<TodoList.Todo> todos) {
        if (todos.stream().allMatch(todo -> todo.status().equals("completed"))) {
            return HookResult.CONTINUE;
        }
        StringBuilder text = new StringBuilder("<system-reminder source=\"" + NAME + "\">\nYour to-do list:\n");
        for (TodoList.Todo todo : todos) {
            text.append("- [")
                    .append(todo.status())
                    .append("] ")
                    .append(todo.content())
                    .append('\n');
        }
        text.append("Go on with it, and keep it true. It needs no mention in your answer.\n</system-reminder>");
        return new HookResult(new HookAction.InjectContext(text.toString(), role, true, false), null);
    }
}
