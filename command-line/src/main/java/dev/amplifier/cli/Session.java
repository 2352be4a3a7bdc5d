package dev.amplifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Does what one command line asks for. */
final class Session {

    private final Playground playground;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    /**
     * Works on this playground.
     *
     * @param terminal whether {@code err} goes to a terminal
     */
    Session(Playground playground, PrintStream out, PrintStream err, boolean terminal) {
        this.playground = playground;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Whether it went well. */
    boolean perform(Command command) throws IOException, RefusedException {
        return switch (command) {
            case Command.Run run -> run(run);
            case Command.Validate validate -> validate(validate);
            case Command.Gallery gallery -> gallery(gallery);
            case Command.Watch watch ->
                completed(new Follower(playground, reporter(watch.json(), 0)).follow(watch.executionId()));
            case Command.Help help -> {
                out.print(Arguments.USAGE);
                yield true;
            }
        };
    }

    private boolean run(Command.Run run) throws IOException, RefusedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        int steps = 0;
        if (run.file().isPresent()) {
            String text = text(run.file().get());
            JsonNode found = check(text, "recipe");
            if (!found.path("valid").asBoolean()) {
                findings(run.file().get(), found, run.json());
                return false;
            }
            steps = found.at("/recipe/steps").size();
            body.put("recipe_yaml", text);
        }
        run.galleryName().ifPresent(name -> body.put("gallery_id", name));
        run.model().ifPresent(model -> body.put("model", model));
        run.maxCostUsd().ifPresent(ceiling -> body.put("max_cost_usd", ceiling));
        body.putObject("inputs").setAll(run.inputs());
        String id = playground
                .post("/api/recipes/execute", body)
                .path("execution_id")
                .asText();
        Reporter reporter = reporter(run.json(), steps);
        reporter.started(id);
        return completed(new Follower(playground, reporter).follow(id));
    }

    private boolean validate(Command.Validate validate) throws IOException, RefusedException {
        JsonNode found = check(text(validate.file()), validate.type());
        findings(validate.file(), found, validate.json());
        return found.path("valid").asBoolean();
    }

    private boolean gallery(Command.Gallery gallery) throws IOException, RefusedException {
        String query = "?limit=100" + parameter("q", Optional.of(gallery.words())) + parameter("type", gallery.type());
        for (JsonNode item : playground.get("/api/gallery" + query).path("items")) {
            if (gallery.json()) {
                out.println(item);
            } else {
                out.printf(
                        "%-8s %-32s %s%n",
                        item.path("type").asText(),
                        PlainText.of(item.path("name").asText()),
                        PlainText.of(item.path("title").asText()));
            }
        }
        return true;
    }

    private JsonNode check(String text, String type) throws IOException, RefusedException {
        return playground.post(
                "/api/validate",
                JsonNodeFactory.instance.objectNode().put("type", type).put("yaml", text));
    }

    /** Findings in the form that editors and compilers share: file, line, column, kind, words. */
    private void findings(Path file, JsonNode found, boolean json) {
        if (json) {
            out.println(found);
            return;
        }
        for (String kind : new String[] {"errors", "warnings"}) {
            for (JsonNode finding : found.path(kind)) {
                err.println(file + ":" + finding.path("line").asInt(1) + ":"
                        + finding.path("column").asInt(1) + ": " + kind.substring(0, kind.length() - 1) + ": "
                        + PlainText.of(finding.path("message").asText()));
            }
        }
        out.println(file + (found.path("valid").asBoolean() ? " is valid" : " has faults"));
    }

    private Reporter reporter(boolean json, int steps) {
        return json ? new JsonReporter(out) : new TextReporter(out, err, terminal, steps);
    }

    private static boolean completed(JsonNode execution) {
        return execution.path("status").asText().equals("completed");
    }

    private static String parameter(String name, Optional<String> value) {
        return value.filter(text -> !text.isBlank())
                .map(text -> "&" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String text(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the file " + file + " can't be read");
        }
        return Files.readString(file);
    }
}
