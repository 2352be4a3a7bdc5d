package dev.amplifier.core.recipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.Compatibility;
import dev.amplifier.core.json.PythonText;
import dev.amplifier.core.recipe.RecipeParse;
import dev.amplifier.core.recipe.RecipeParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Executions as the reference engine ran them, with a real shell. Needs {@code -Dcorpus=<folder>}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceCorpusCheck {

    private final JsonNode traces = read();

    @Test
    void every_trace_ends_as_the_reference_ended_it_when_strict() throws Exception {
        assertThat(differences(Compatibility.STRICT)).isEmpty();
        assertThat(traces.size()).isGreaterThan(50);
    }

    @Test
    void every_trace_ends_as_the_reference_ended_it_when_lenient_too() throws Exception {
        assertThat(differences(Compatibility.LENIENT)).isEmpty();
    }

    private List<String> differences(Compatibility compatibility) throws Exception {
        List<String> differences = new ArrayList<>();
        for (JsonNode trace : traces) {
            JsonNode actual = replay(trace, compatibility);
            ObjectNode expected = trace.path("expected").deepCopy();
            expected.remove("error");
            if (!PythonText.json(sorted(actual)).equals(PythonText.json(sorted(expected)))) {
                differences.add(trace.path("name").asText() + ": expected " + expected + " but was " + actual);
            }
        }
        return differences;
    }

    private static JsonNode replay(JsonNode trace, Compatibility compatibility) throws Exception {
        Map<String, String> files = new HashMap<>();
        trace.path("files")
                .fields()
                .forEachRemaining(
                        file -> files.put(file.getKey(), file.getValue().asText()));
        Map<String, JsonNode> inputs = new LinkedHashMap<>();
        trace.path("inputs").fields().forEachRemaining(input -> inputs.put(input.getKey(), input.getValue()));
        RecipeParse parse = RecipeParser.parse(files.get("main.yaml"), compatibility);
        ObjectNode actual = JsonNodeFactory.instance.objectNode();
        RunOptions options = RunOptions.of("run-1", RunDriver.START)
                .withInputs(inputs)
                .withSources(files)
                .withCompatibility(compatibility);
        RunDriver driver = new RunDriver(parse.recipe().orElseThrow(), options);
        driver.shell = TraceCorpusCheck::bash;
        switch (driver.run()) {
            case RunState.Completed completed -> {
                actual.put("status", "completed");
                ObjectNode context = actual.putObject("context");
                completed.context().forEach(context::set);
            }
            case RunState.Failed failed -> actual.put("status", "failed");
            case RunState.WaitingApproval waiting -> actual.put("status", "paused");
            case RunState other -> actual.put("status", other.toString());
        }
        var calls = actual.putArray("calls");
        for (Effect effect : driver.effects) {
            if (effect instanceof Effect.RunAgent agent) {
                calls.addObject().put("agent", agent.agent()).put("instruction", agent.instruction());
            }
        }
        return actual;
    }

    private static Outcome bash(Effect.RunCommand command) {
        try {
            ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command.command());
            builder.environment().putAll(command.env());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome.TimedOut();
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome.CommandExited(process.exitValue(), out, "");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            List<String> names = new ArrayList<>();
            value.fieldNames().forEachRemaining(names::add);
            names.stream().sorted().forEach(name -> sorted.set(name, sorted(value.get(name))));
            return sorted;
        }
        if (value.isArray()) {
            var sorted = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return value;
    }

    private static JsonNode read() {
        String folder = System.getProperty("corpus");
        assertThat(folder)
                .as("system property 'corpus': the folder with traces.json")
                .isNotBlank();
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of(folder, "traces.json")));
        } catch (IOException e) {
            throw new AssertionError("no traces.json in " + folder, e);
        }
    }
}
