package dev.amplifier.local.functions;

import dev.amplifier.local.functions.app.AnnotatedApp;
import dev.amplifier.local.functions.app.AppDescription;
import dev.amplifier.local.functions.app.HostSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The sample app, laid out in a folder as a build would. */
public final class SampleApp {

    private static final String PACKAGE = "dev/amplifier/local/functions/sample";

    private SampleApp() {}

    /** Copies the classes of the sample to a folder. */
    public static Path classes(Path folder) throws IOException {
        Path from = testClasses().resolve(PACKAGE);
        Path to = Files.createDirectories(folder.resolve(PACKAGE));
        try (Stream<Path> files = Files.list(from)) {
            files.forEach(file -> copy(file, to.resolve(file.getFileName())));
        }
        return folder;
    }

    /** The sample, read from its annotations. */
    public static AppDescription annotated(Path folder) throws IOException {
        return AnnotatedApp.read("sample", HostSettings.DEFAULT, List.of(classes(folder)), libraries());
    }

    /** Names an injector for the sample in a folder of classes. */
    public static void addInjectors(Path classes, String... names) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector"),
                String.join("\n", names));
    }

    /** The jars that the sample needs. */
    public static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(SampleApp::isLibrary)
                .toList();
    }

    private static boolean isLibrary(Path jar) {
        String name = jar.getFileName().toString();
        return Stream.of(
                        "durabletask",
                        "grpc",
                        "protobuf",
                        "jackson",
                        "guava",
                        "failureaccess",
                        "perfmark",
                        "opentelemetry")
                .anyMatch(name::startsWith);
    }

    private static Path testClasses() {
        return Path.of(SampleApp.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
