package dev.amplifier.host.sandbox;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Memory;
import run.endive.wasm.types.MemoryLimits;

/**
 * The memory of an engine that has loaded a script of the sandbox and waits for its task. It is taken when the project is built, because
 * loading takes seconds; a new engine that starts from it is where that one was, in milliseconds. Safe for use by several threads.
 */
final class EngineImage {

    /** Most memory of an engine, in bytes. */
    static final int MOST_MEMORY_BYTES = 192 << 20;

    private static final List<String> NAMES = List.of("bash", "javascript");
    private static final byte[] ENTRY = "globalThis.run()".getBytes(StandardCharsets.UTF_8);

    private final int entry;
    private final byte[] memory;

    /**
     * An image.
     *
     * @param entry address of the code that takes the task
     * @param memory whole pages
     */
    private EngineImage(int entry, byte[] memory) {
        this.entry = entry;
        this.memory = memory;
    }

    /** The image that came with the build. */
    static EngineImage load(String name) {
        try (InputStream resource = EngineImage.class.getResourceAsStream(name + ".image")) {
            if (resource == null) {
                throw new IllegalStateException(name + ".image is missing; build the module with Maven");
            }
            DataInputStream image = new DataInputStream(resource);
            return new EngineImage(image.readInt(), image.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(name + ".image cannot be read", e);
        }
    }

    /**
     * Starts an engine from this image and returns when its program has ended. Nobody else ever uses that engine.
     *
     * @param task asked once
     * @param answer told the answer, unless the program never comes to one
     * @throws run.endive.wasm.WasmEngineException if the program breaks the engine or needs too much memory
     */
    void run(Supplier<String> task, Consumer<String> answer) {
        new ImageEngine(memory, task, answer).run(entry);
    }

    /** A memory as an engine asks for it, within the bound. */
    static ByteArrayMemory memory(MemoryLimits wanted) {
        int most = Math.min(wanted.maximumPages(), MOST_MEMORY_BYTES / Memory.PAGE_SIZE);
        return new ByteArrayMemory(new MemoryLimits(Math.min(wanted.initialPages(), most), most));
    }

    /** Writes the images of the scripts in the folder named first into the folder named second, where the scripts are newer. The build calls it. */
    public static void main(String[] folders) throws IOException {
        for (String name : NAMES) {
            Path script = Path.of(folders[0], name + ".js");
            Path image = Path.of(folders[1], name + ".image");
            if (!Files.exists(image)
                    || Files.getLastModifiedTime(image).compareTo(Files.getLastModifiedTime(script)) < 0) {
                Files.createDirectories(image.toAbsolutePath().getParent());
                take(Files.readString(script, StandardCharsets.UTF_8)).write(image);
            }
        }
    }

    private static EngineImage take(String script) {
        AtomicBoolean ready = new AtomicBoolean();
        byte[] code = compile(script);
        Start start = new Start();
        try (Engine engine = start.engine(said -> ready.set(said.equals("ready")))) {
            engine.exec(engine.writeCompiled(code));
            if (!ready.get()) {
                throw new IllegalStateException("the script did not say that it is ready");
            }
            int entry = engine.compileRaw(ENTRY);
            return new EngineImage(
                    entry, start.memory().readBytes(0, start.memory().pages() * Memory.PAGE_SIZE));
        }
    }

    /** Compiles in an engine of its own, so that the compiler's memory is not in the image. */
    private static byte[] compile(String script) {
        try (Engine engine = new Start().engine(said -> {})) {
            return engine.readCompiled(engine.compile(script));
        }
    }

    private void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(entry);
            out.write(memory);
        }
    }

    /** An engine that starts without a task, and the memory that it asked for. */
    private static final class Start {

        private ByteArrayMemory memory = new ByteArrayMemory(new MemoryLimits(0));

        Engine engine(Consumer<String> answer) {
            return Engine.builder()
                    .addBuiltins(Builtins.builder("host")
                            .addVoidToString("task", () -> "")
                            .addStringToVoid("answer", answer::accept)
                            .build())
                    .withMemoryFactory(this::memory)
                    .withStdout(new ByteArrayOutputStream())
                    .withStderr(new ByteArrayOutputStream())
                    .build();
        }

        ByteArrayMemory memory() {
            return memory;
        }

        private ByteArrayMemory memory(MemoryLimits wanted) {
            memory = EngineImage.memory(wanted);
            return memory;
        }
    }
}
