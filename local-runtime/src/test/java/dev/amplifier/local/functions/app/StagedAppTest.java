package dev.amplifier.local.functions.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amplifier.local.functions.SampleApp;
import dev.amplifier.local.functions.app.Binding.ActivityTrigger;
import dev.amplifier.local.functions.app.Binding.DurableClient;
import dev.amplifier.local.functions.app.Binding.HttpOutput;
import dev.amplifier.local.functions.app.Binding.HttpTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StagedAppTest {

    private static final String START = """
            {"scriptFile": "../sample.jar", "entryPoint": "dev.amplifier.local.functions.sample.HttpSamples.start", "bindings": [
              {"type": "httpTrigger", "direction": "in", "name": "request", "route": "start/{name}", "methods": ["POST"],
               "authLevel": "ANONYMOUS"},
              {"type": "durableClient", "direction": "in", "name": "durable", "taskHub": "", "dataType": ""},
              {"type": "http", "direction": "out", "name": "$return"}]}
            """;

    @TempDir
    Path folder;

    private Path app;

    @BeforeEach
    void stage() throws IOException {
        app = Files.createDirectories(folder.resolve("sample"));
        Files.writeString(app.resolve("host.json"), "{\"version\": \"2.0\"}");
        Files.createFile(Files.createDirectories(app.resolve("lib")).resolve("library.jar"));
    }

    @Test
    void a_staged_function_is_the_same_as_the_annotated_one() throws IOException {
        stage("Start", START);

        FunctionDescription staged = StagedApp.read(app).functions().getFirst();

        assertThat(SampleApp.annotated(folder.resolve("classes")).functions()).contains(staged);
        assertThat(staged.trigger())
                .isEqualTo(new HttpTrigger("request", "start/{name}", Set.of("POST"), AuthLevel.ANONYMOUS));
        assertThat(staged.others()).containsOnly(new DurableClient("durable"), new HttpOutput("$return"));
    }

    @Test
    void a_trigger_without_a_route_or_a_durable_name_takes_the_name_of_the_function() throws IOException {
        stage("Keyed", START.replace("start/{name}", ""));
        stage("Greet", activity("\"activity\": \"\""));
        stage("FailDeeply", activity("\"activity\": \"fail-deeply\""));

        assertThat(StagedApp.read(app).functions())
                .extracting(FunctionDescription::trigger)
                .contains(
                        new HttpTrigger("request", "Keyed", Set.of("POST"), AuthLevel.ANONYMOUS),
                        new ActivityTrigger("input", "Greet"),
                        new ActivityTrigger("input", "fail-deeply"));
    }

    @Test
    void the_class_path_is_the_jar_and_then_its_libraries() throws IOException {
        stage("Start", START);

        assertThat(StagedApp.read(app).classPath())
                .containsExactly(app.resolve("sample.jar"), app.resolve("lib/library.jar"));
    }

    @Test
    void the_host_file_gives_the_prefix_and_the_time_limit() throws IOException {
        stage("Start", START);
        Files.writeString(
                app.resolve("host.json"),
                "{\"functionTimeout\": \"00:10:00\", \"extensions\": {\"http\": {\"routePrefix\": \"/v1/\"}}}");

        assertThat(StagedApp.read(app).host()).isEqualTo(new HostSettings("v1", Duration.ofMinutes(10)));
    }

    @Test
    void a_folder_without_any_function_is_refused_with_the_likely_cause() {
        assertThatThrownBy(() -> StagedApp.read(app))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("holds no function.json")
                .hasMessageContaining("JDK 21");
    }

    @Test
    void a_binding_that_is_not_known_here_is_refused_by_name() throws IOException {
        stage("Queue", START.replace("durableClient", "queueTrigger"));

        assertThatThrownBy(() -> StagedApp.read(app))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("function Queue")
                .hasMessageContaining("queueTrigger")
                .hasMessageContaining("known here are");
    }

    @Test
    void a_function_needs_exactly_one_trigger() throws IOException {
        stage("Two", START.replace("durableClient", "activityTrigger"));
        assertThatThrownBy(() -> StagedApp.read(app)).hasMessageContaining("more than one trigger");

        stage("Two", START.replace("httpTrigger", "durableClient"));
        assertThatThrownBy(() -> StagedApp.read(app)).hasMessageContaining("no trigger");
    }

    @Test
    void broken_files_are_named() throws IOException {
        stage("Broken", "{\"bindings\": ");
        assertThatThrownBy(() -> StagedApp.read(app))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("Broken");

        stage("Broken", "{\"bindings\": []}");
        assertThatThrownBy(() -> StagedApp.read(app)).hasMessageContaining("scriptFile");

        Files.writeString(app.resolve("host.json"), "{\"functionTimeout\": \"soon\"}");
        stage("Broken", START);
        assertThatThrownBy(() -> StagedApp.read(app))
                .hasMessageContaining("functionTimeout")
                .hasMessageContaining("soon");
    }

    private void stage(String function, String json) throws IOException {
        Files.writeString(Files.createDirectories(app.resolve(function)).resolve("function.json"), json);
    }

    private static String activity(String attribute) {
        return "{\"scriptFile\": \"../sample.jar\", \"entryPoint\": \"a.B.c\", \"bindings\": [{\"type\": \"activityTrigger\","
                + " \"name\": \"input\", " + attribute + "}]}";
    }
}
