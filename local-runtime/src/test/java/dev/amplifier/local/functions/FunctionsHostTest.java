package dev.amplifier.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amplifier.local.functions.app.AnnotatedApp;
import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.HostSettings;
import dev.amplifier.local.functions.app.InvalidAppException;
import dev.amplifier.local.functions.http.FunctionKeys;
import dev.amplifier.local.functions.sample.ClockSamples;
import dev.amplifier.local.functions.sample.CountingInjector;
import dev.amplifier.local.functions.sample.SecondInjector;
import dev.amplifier.local.hub.WorkExecutor.FunctionFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FunctionsHostTest {

    static final HostOptions OPTIONS = new HostOptions(
            new HubConnection("test", URI.create("http://localhost:7071"), "system", () -> 1),
            new FunctionKeys("function-key", "master-key"),
            Map.of("TICK_SCHEDULE", "* * * * * *"),
            1000);

    @TempDir
    Path folder;

    private FunctionsHost host;

    @AfterEach
    void close() {
        if (host != null) {
            host.close();
        }
        System.clearProperty(ClockSamples.TICKED);
        System.clearProperty(ClockSamples.WARMED);
    }

    @Test
    void an_activity_takes_its_string_with_the_quotes_and_gives_json() throws Exception {
        load();

        assertThat(host.runActivity("Greet", "\"Tokyo\"")).isEqualTo("\"Hello \\\"Tokyo\\\"\"");
    }

    @Test
    void an_activity_is_found_whatever_the_case_of_its_name() throws Exception {
        load();

        assertThat(host.runActivity("greet", null)).isEqualTo("\"Hello null\"");
    }

    @Test
    void objects_lists_and_numbers_are_converted_as_by_the_worker() throws Exception {
        load();

        assertThat(host.runActivity("Describe", "{\"name\": \"Ada\", \"age\": 36}"))
                .isEqualTo("{\"text\":\"Ada is 36\"}");
        assertThat(host.runActivity("Sum", "[1, 2, 3]")).isEqualTo("6");
        assertThat(host.runActivity("Silent", "42")).isNull();
    }

    @Test
    void a_record_as_a_parameter_fails_as_it_does_in_azure() throws Exception {
        load();

        assertThatThrownBy(() -> host.runActivity("Visit", "{\"name\": \"Tokyo\"}"))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("Can not set final");
    }

    @Test
    void a_failure_is_named_after_its_root_cause_with_the_simple_class_name() throws Exception {
        load();

        assertThatThrownBy(() -> host.runActivity("fail-deeply", "\"x\""))
                .hasMessage("inner: the real reason")
                .asInstanceOf(InstanceOfAssertFactories.type(FunctionFailedException.class))
                .satisfies(failure -> {
                    assertThat(failure.errorType()).isEqualTo("IllegalStateException");
                    assertThat(failure.stack()).contains("outer").contains("failDeeply");
                });
    }

    @Test
    void a_name_that_nobody_has_is_answered_with_those_that_exist() throws Exception {
        load();

        assertThatThrownBy(() -> host.runActivity("Gret", "\"x\""))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("\"Gret\"")
                .hasMessageContaining("Greet");
    }

    @Test
    void a_function_that_runs_longer_than_the_host_file_allows_is_interrupted() throws Exception {
        host = FunctionsHost.load(List.of(sample(new HostSettings("api", Duration.ofMillis(50)))), OPTIONS);

        assertThatThrownBy(() -> host.runActivity("Endless", "\"x\""))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("functionTimeout");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void the_warm_up_function_runs_when_the_host_is_warmed_up() throws Exception {
        load();
        assertThat(System.getProperty(ClockSamples.WARMED)).isNull();

        host.warmUp();

        assertThat(System.getProperty(ClockSamples.WARMED)).isEqualTo("yes");
    }

    @Test
    void a_timer_function_runs_by_the_schedule_that_a_setting_gives() throws Exception {
        load();

        host.startTimers();

        await().untilAsserted(() -> assertThat(System.getProperty(ClockSamples.TICKED))
                .contains("\"ScheduleStatus\"", "\"IsPastDue\":false"));
    }

    @Test
    void a_schedule_that_makes_no_sense_is_refused_with_the_name_of_the_function() throws Exception {
        HostOptions options = new HostOptions(OPTIONS.hub(), OPTIONS.keys(), Map.of("TICK_SCHEDULE", "soon"), 1000);
        host = FunctionsHost.load(List.of(SampleApp.annotated(folder)), options);

        assertThatThrownBy(host::startTimers)
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("function Tick")
                .hasMessageContaining("six are needed");
    }

    @Test
    void two_injectors_are_refused() throws Exception {
        AppDescription app = SampleApp.annotated(folder);
        SampleApp.addInjectors(folder, CountingInjector.class.getName(), SecondInjector.class.getName());

        assertThatThrownBy(() -> FunctionsHost.load(List.of(app), OPTIONS))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("2 FunctionInstanceInjector");
    }

    @Test
    void two_apps_that_answer_the_same_requests_are_refused_with_both_names() throws Exception {
        AppDescription one = SampleApp.annotated(folder);
        AppDescription other = new AppDescription("other", one.host(), one.classPath(), one.functions());

        assertThatThrownBy(() -> FunctionsHost.load(List.of(one, other), OPTIONS))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("of sample")
                .hasMessageContaining("of other");
    }

    @Test
    void an_app_sees_nothing_of_this_process_but_what_the_worker_shares() throws Exception {
        AppDescription app = AnnotatedApp.read(
                "bare",
                HostSettings.DEFAULT,
                List.of(SampleApp.classes(Files.createDirectories(folder.resolve("bare")))),
                SampleApp.libraries());
        AppDescription withoutLibraries =
                new AppDescription("bare", app.host(), app.classPath().subList(0, 1), app.functions());

        assertThatThrownBy(() -> FunctionsHost.load(List.of(withoutLibraries), OPTIONS))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("durabletask");
    }

    private void load() throws IOException {
        host = FunctionsHost.load(List.of(sample(HostSettings.DEFAULT)), OPTIONS);
    }

    private AppDescription sample(HostSettings settings) throws IOException {
        AppDescription app = SampleApp.annotated(folder);
        return new AppDescription(app.name(), settings, app.classPath(), app.functions());
    }
}
