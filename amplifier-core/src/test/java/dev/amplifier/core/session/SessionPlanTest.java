package dev.amplifier.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.cancellation.Cancellation;
import dev.amplifier.core.event.Event;
import dev.amplifier.core.provider.Block;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.workspace.Workspace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionPlanTest {

    private final ScriptedProvider scripted = new ScriptedProvider(200_000).then(new Block.Text("scripted words"));
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void a_bundle_that_names_the_mock_provider_is_answered_by_its_script_and_says_so() throws Exception {
        TurnResult result =
                run("providers: [{module: provider-mock, config: {responses: [from the script]}}]", List.of());

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("from the script");
        assertThat(result.spent().costUsd()).isEqualByComparingTo(BigDecimal.ZERO);
        Event request = first("provider:request");
        assertThat(request.data().path("provider").asText()).isEqualTo("mock");
        assertThat(request.data().path("offline").asBoolean()).isTrue();
    }

    @Test
    void of_several_providers_the_one_of_the_lowest_priority_is_the_default() throws Exception {
        TurnResult result = run(
                "providers: [{module: provider-mock, config: {responses: [mock]}}, {module: provider-scripted, config: {priority: 1}}]",
                List.of());

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("scripted words");
    }

    @Test
    void the_orchestrators_default_provider_goes_before_all() throws Exception {
        TurnResult result = run("""
                session: {orchestrator: {module: loop-basic, config: {default_provider: provider-mock}}}
                providers: [{module: provider-scripted, config: {priority: 1}}, {module: provider-mock, config: {responses: [mock]}}]
                """, List.of());

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("mock");
    }

    @Test
    void what_a_request_asks_for_goes_before_what_the_bundle_says() throws Exception {
        TurnResult result = run(
                "providers: [{module: provider-mock, config: {responses: [mock]}}]",
                List.of(new Providers.Preference("scripted", null)));

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("scripted words");
    }

    @Test
    void a_mock_provider_with_a_broken_script_is_left_out_with_a_warning() throws Exception {
        TurnResult result = run("providers: [{module: provider-mock, config: {responses: []}}]", List.of());

        assertThat(((TurnResult.Answered) result).text()).isEqualTo("scripted words");
        assertThat(first("user:notification").data().path("message").asText())
                .contains("provider-mock", "at least one response");
    }

    @Test
    void a_hook_module_of_the_bundle_is_mounted() throws Exception {
        run("hooks: [{module: hooks-status-context}]", List.of());

        assertThat(scripted.questions().getFirst().messages().getLast().toString())
                .contains("Working directory: the workspace");
    }

    @Test
    void a_hook_module_with_settings_that_make_no_sense_is_left_out_with_a_warning() throws Exception {
        run("hooks: [{module: hooks-approval, config: {timeout: forever}}]", List.of());

        assertThat(first("user:notification").data().path("message").asText())
                .contains("hooks-approval", "timeout is \"forever\"", "from 1 to 3600");
    }

    @Test
    void the_settings_of_the_context_hold() throws Exception {
        run("session: {context: {module: context-simple, config: {max_tokens: 5}}}", List.of());

        assertThat(first("user:notification").data().path("message").asText())
                .contains("session.context", "max_tokens is 5");
    }

    private TurnResult run(String about, List<Providers.Preference> preferences) throws Exception {
        Bundle bundle = new BundleReader(name -> Optional.empty()).read("bundle: {name: demo}\n" + about);
        return new Session(bundle, new Providers(List.of(scripted)), any -> List.of())
                .run(
                        new TurnRequest("self", "Go", List.of(), null, preferences, new Workspace(), null, null),
                        events::add,
                        new Cancellation());
    }

    private Event first(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
