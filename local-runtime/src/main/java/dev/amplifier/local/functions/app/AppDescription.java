package dev.amplifier.local.functions.app;

import java.nio.file.Path;
import java.util.List;

/**
 * A function app.
 *
 * @param name what messages call it
 * @param host what its {@code host.json} says
 * @param classPath folders and jars of its code, the app's own first
 * @param functions its functions, sorted by name
 */
public record AppDescription(
        String name, HostSettings host, List<Path> classPath, List<FunctionDescription> functions) {

    /** Copies the lists. */
    public AppDescription {
        classPath = List.copyOf(classPath);
        functions = List.copyOf(functions);
    }
}
