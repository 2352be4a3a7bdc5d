package dev.amplifier.host.sandbox;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shell as byte code of the sandbox's engine, made when the project is built because that takes seconds. */
final class ShellScript {

    private static final String RESOURCE = "shell.bin";

    private ShellScript() {}

    /** The byte code that came with the build. */
    static byte[] load() {
        try (InputStream code = ShellScript.class.getResourceAsStream(RESOURCE)) {
            if (code == null) {
                throw new IllegalStateException(RESOURCE + " is missing; build the module with Maven");
            }
            return code.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }

    /** Compiles the script named first into the file named second, unless that is newer. The build calls it. */
    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        if (Files.exists(target)
                && Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(source)) >= 0) {
            return;
        }
        Builtins host = Builtins.builder("host")
                .addVoidToString("request", () -> "")
                .addStringToVoid("respond", answer -> {})
                .build();
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (Engine engine = Engine.builder().addBuiltins(host).build()) {
            Files.write(target, engine.readCompiled(engine.compile(Files.readString(source, StandardCharsets.UTF_8))));
        }
    }
}
