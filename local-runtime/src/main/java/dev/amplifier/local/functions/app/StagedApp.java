package dev.amplifier.local.functions.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a function app as it is deployed: a folder with {@code host.json}, a folder for each function, the app's jar and its libraries. */
public final class StagedApp {

    private StagedApp() {}

    /**
     * Reads the app in a folder; its name is the folder's.
     *
     * @throws InvalidAppException if the folder holds no function, or one that cannot be run here
     * @throws IOException if a file cannot be read
     */
    public static AppDescription read(Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        Path hostJson = home.resolve("host.json");
        if (!Files.isRegularFile(hostJson)) {
            throw new InvalidAppException(home + " holds no host.json, so it is no staged function app; build it with"
                    + " mvn package on JDK 21 or newer");
        }
        Set<Path> classPath = new LinkedHashSet<>();
        List<FunctionDescription> functions = new ArrayList<>();
        for (Path functionJson : functionFiles(home)) {
            Path functionFolder = parent(functionJson);
            JsonObject json = JsonFile.object(functionJson);
            classPath.add(functionFolder
                    .resolve(text(json, "scriptFile", functionJson))
                    .normalize());
            functions.add(function(fileName(functionFolder), json, functionJson));
        }
        if (functions.isEmpty()) {
            throw new InvalidAppException(
                    home + " holds no function.json. The Functions plugin stages no function, without"
                            + " a word, when Maven runs on a JDK older than the classes: build again with JDK 21 or newer");
        }
        classPath.addAll(libraries(home.resolve("lib")));
        functions.sort(Comparator.comparing(FunctionDescription::name));
        return new AppDescription(fileName(home), HostSettings.read(hostJson), List.copyOf(classPath), functions);
    }

    private static FunctionDescription function(String name, JsonObject json, Path file) {
        String entryPoint = text(json, "entryPoint", file);
        int dot = entryPoint.lastIndexOf('.');
        if (dot <= 0) {
            throw new InvalidAppException(
                    "entryPoint in " + file + " is \"" + entryPoint + "\"; it must be class.method");
        }
        List<JsonObject> bindings = new ArrayList<>();
        if (json.get("bindings") instanceof JsonArray array) {
            for (JsonElement binding : array) {
                bindings.add(binding.getAsJsonObject());
            }
        }
        return new BindingReader(name, file.toString())
                .describe(entryPoint.substring(0, dot), entryPoint.substring(dot + 1), bindings);
    }

    private static List<Path> functionFiles(Path home) throws IOException {
        try (Stream<Path> children = Files.list(home)) {
            return children.map(child -> child.resolve("function.json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> libraries(Path lib) throws IOException {
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static String text(JsonObject json, String property, Path file) {
        if (json.get(property) instanceof JsonElement value && value.isJsonPrimitive()) {
            return value.getAsString();
        }
        throw new InvalidAppException(file + " has no \"" + property + "\"");
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
