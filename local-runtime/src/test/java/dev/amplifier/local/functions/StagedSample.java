package dev.amplifier.local.functions;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.amplifier.local.functions.app.Binding;
import dev.amplifier.local.functions.app.FunctionDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The sample app in a folder as the Functions plugin stages an app. */
public final class StagedSample {

    private StagedSample() {}

    /**
     * Stages the sample.
     *
     * @param folder an empty or new folder
     * @return the app's folder in it
     */
    public static Path in(Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        List<FunctionDescription> functions = SampleApp.annotated(classes).functions();
        Path app = Files.createDirectories(folder.resolve("sample"));
        Files.writeString(app.resolve("host.json"), "{\"version\": \"2.0\"}");
        jar(classes, app.resolve("sample.jar"));
        Path lib = Files.createDirectories(app.resolve("lib"));
        for (Path library : SampleApp.libraries()) {
            Files.copy(library, lib.resolve(library.getFileName()));
        }
        for (FunctionDescription function : functions) {
            Path home = Files.createDirectories(app.resolve(function.name()));
            Files.writeString(home.resolve("function.json"), json(function).toString());
        }
        return app;
    }

    private static JsonObject json(FunctionDescription function) {
        JsonArray bindings = new JsonArray();
        bindings.add(json(function.trigger()));
        function.others().forEach(binding -> bindings.add(json(binding)));
        JsonObject json = new JsonObject();
        json.addProperty("scriptFile", "../sample.jar");
        json.addProperty("entryPoint", function.className() + "." + function.methodName());
        json.add("bindings", bindings);
        return json;
    }

    private static JsonObject json(Binding binding) {
        JsonObject json = new JsonObject();
        json.addProperty("name", binding.name());
        json.addProperty(
                "type",
                switch (binding) {
                    case Binding.HttpTrigger trigger -> {
                        JsonArray methods = new JsonArray();
                        trigger.methods().forEach(methods::add);
                        json.add("methods", methods);
                        json.addProperty("route", trigger.route());
                        json.addProperty("authLevel", trigger.authLevel().name());
                        yield "httpTrigger";
                    }
                    case Binding.OrchestrationTrigger trigger -> {
                        json.addProperty("orchestration", trigger.orchestration());
                        yield "orchestrationTrigger";
                    }
                    case Binding.ActivityTrigger trigger -> {
                        json.addProperty("activity", trigger.activity());
                        yield "activityTrigger";
                    }
                    case Binding.TimerTrigger trigger -> {
                        json.addProperty("schedule", "0 0 0 1 1 *");
                        yield "timerTrigger";
                    }
                    case Binding.WarmupTrigger trigger -> "warmupTrigger";
                    case Binding.DurableClient client -> "durableClient";
                    case Binding.HttpOutput output -> "http";
                });
        return json;
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }
}
