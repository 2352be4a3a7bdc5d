package dev.amplifier.host.sandbox;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The scripts of the sandbox as byte code of its engine, made when the project is built because that takes seconds. */
final class CompiledScript {

    private static final List<String> NAMES = List.of("bash", "javascript");

    private CompiledScript() {}

    /** The byte code that came with the build. */
    static byte[] load(String name) {
        try (InputStream code = CompiledScript.class.getResourceAsStream(name + ".bin")) {
            if (code == null) {
                throw new IllegalStateException(name + ".bin is missing; build the module with Maven");
            }
            return code.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(name + ".bin cannot be read", e);
        }
    }

    /** The two functions through which a script and its host speak. */
    static Builtins host(Supplier<String> task, Consumer<String> answer) {
        return Builtins.builder("host")
                .addVoidToString("task", task::get)
                .addStringToVoid("answer", answer::accept)
                .build();
    }

    /** Compiles the scripts in the folder named first into the folder named second, where they are newer. The build calls it. */
    public static void main(String[] folders) throws IOException {
        for (String name : NAMES) {
            Path source = Path.of(folders[0], name + ".js");
            Path target = Path.of(folders[1], name + ".bin");
            if (!Files.exists(target)
                    || Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(source)) < 0) {
                Files.createDirectories(target.toAbsolutePath().getParent());
                try (Engine engine =
                        Engine.builder().addBuiltins(host(() -> "", text -> {})).build()) {
                    String script = Files.readString(source, StandardCharsets.UTF_8);
                    Files.write(target, engine.readCompiled(engine.compile(script)));
                }
            }
        }
    }
}
