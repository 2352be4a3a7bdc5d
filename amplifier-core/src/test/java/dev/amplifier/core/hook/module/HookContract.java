package dev.amplifier.core.hook.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.hook.CanonicalEvents;
import dev.amplifier.core.hook.HookAction;
import dev.amplifier.core.hook.HookModule;
import dev.amplifier.core.hook.HookOutcome;
import dev.amplifier.core.hook.HookRegistry;
import dev.amplifier.core.hook.HookTurn;
import dev.amplifier.core.tool.TodoList;
import dev.amplifier.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every hook module promises. A subclass says which module, and what an event looks like that it has something to say about. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class HookContract {

    static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

    final Workspace workspace = new Workspace();
    final TodoList todos = new TodoList();
    final List<Event> told = new ArrayList<>();

    /** The module's name. */
    abstract String module();

    /** Settings under which it has something to say. */
    abstract ObjectNode settings();

    /** Makes the turn's first event that it has something to say about. */
    abstract HookOutcome provoked(HookRegistry registry) throws Exception;

    @Test
    void it_is_made_from_its_settings_and_from_none() {
        assertThat(HookKit.of(entry(settings()))).isPresent();
        assertThatCode(() -> HookKit.of(entry(object()))).doesNotThrowAnyException();
    }

    @Test
    void it_says_what_it_has_to_say() throws Exception {
        HookOutcome outcome = provoked(mounted(settings()));

        assertThat(outcome.action() instanceof HookAction.Continue
                        && outcome.messages().isEmpty()
                        && told.isEmpty()
                        && outcome.data().equals(untouched()))
                .isFalse();
    }

    @Test
    void what_happens_in_one_turn_is_forgotten_in_the_next() throws Exception {
        HookModule module = HookKit.of(entry(settings())).orElseThrow();

        HookOutcome first = provoked(mounted(module));
        HookOutcome second = provoked(mounted(module));

        assertThat(second.action()).isEqualTo(first.action());
        assertThat(second.messages()).isEqualTo(first.messages());
    }

    @Test
    void events_without_data_do_it_no_harm() {
        HookRegistry registry = mounted(settings());

        for (String name : CanonicalEvents.ALL) {
            assertThat(registry.dispatch(Event.of(name)).action()).isNotNull();
        }
    }

    @Test
    void a_priority_that_is_no_number_is_refused_by_name() {
        assertThatCode(() -> HookKit.of(entry(settings().put("priority", "high"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("priority");
    }

    /** The data that {@link #provoked} sends, if the module could change it. */
    ObjectNode untouched() {
        return object();
    }

    HookRegistry mounted(ObjectNode settings) {
        return mounted(HookKit.of(entry(settings)).orElseThrow());
    }

    private HookRegistry mounted(HookModule module) {
        HookRegistry registry = new HookRegistry(object(), InstantSource.fixed(NOW), Duration.ofMinutes(1));
        module.mount(registry, new HookTurn("self", workspace, todos, told::add, InstantSource.fixed(NOW)));
        return registry;
    }

    private Bundle.Module entry(ObjectNode settings) {
        return new Bundle.Module(module(), module(), null, settings, List.of());
    }

    static HookOutcome tool(HookRegistry registry, String event, String name, String input) throws Exception {
        ObjectNode data = object().put("tool_name", name);
        data.set("tool_input", new ObjectMapper().readTree(input));
        return registry.dispatch(new Event(event, data));
    }

    static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }

    static Optional<String> injected(HookOutcome outcome) {
        return outcome.action() instanceof HookAction.InjectContext wish ? Optional.of(wish.text()) : Optional.empty();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
