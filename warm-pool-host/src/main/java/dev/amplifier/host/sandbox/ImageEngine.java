package dev.amplifier.host.sandbox;

import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.TrapException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.types.ValueType;

/**
 * The engine of quickjs4j on a memory that holds a runtime already. The library's own class would set one up first, which takes longer than a short
 * program and would then be written over. A program sees the same functions of its host, by the same protocol. Used once, by one thread.
 */
final class ImageEngine {

    private static final long ALIGNMENT = 1;
    private static final List<ValueType> NAME_FUNCTION_AND_ARGUMENTS =
            List.of(ValueType.I32, ValueType.I32, ValueType.I32, ValueType.I32, ValueType.I32, ValueType.I32);

    private final Supplier<String> task;
    private final Consumer<String> answer;
    private final WasiPreview1 system =
            WasiPreview1.builder().withOptions(WasiOptions.builder().build()).build();
    private final ByteArrayMemory memory;
    private final ExportFunction eval;
    private final ExportFunction allocate;

    /**
     * An engine that has not begun.
     *
     * @param image whole pages, copied
     * @param task asked for what the program is to do
     * @param answer told what came of it
     */
    ImageEngine(byte[] image, Supplier<String> task, Consumer<String> answer) {
        this.task = task;
        this.answer = answer;
        Instance instance = Instance.builder(JavyPluginModule.load())
                .withMemoryFactory(EngineImage::memory)
                .withMachineFactory(JavyPluginModule::create)
                .withImportValues(ImportValues.builder()
                        .addFunction(system.toHostFunctions())
                        .addFunction(new HostFunction(
                                "endive",
                                "invoke",
                                NAME_FUNCTION_AND_ARGUMENTS,
                                List.of(ValueType.I32),
                                (caller, arguments) -> new long[] {invoke(arguments)}))
                        .build())
                .build();
        memory = (ByteArrayMemory) instance.memory();
        memory.grow(image.length / Memory.PAGE_SIZE - memory.pages());
        memory.write(0, image, 0, image.length);
        eval = instance.exports().function("eval");
        allocate = instance.exports().function("cabi_realloc");
    }

    /**
     * Runs code that is in the memory, and returns at its end.
     *
     * @param entry where address and length of the code stand
     * @throws run.endive.wasm.WasmEngineException if it breaks the engine or needs too much memory
     */
    void run(int entry) {
        try (system) {
            eval.apply(memory.readInt(entry), memory.readInt(entry + Integer.BYTES), 0, 0);
        }
    }

    /** Address of where address and length of the result stand, which is JSON as the arguments are. */
    private long invoke(long[] arguments) {
        byte[] result = result(text(arguments[2], arguments[3]), text(arguments[4], arguments[5]))
                .getBytes(StandardCharsets.UTF_8);
        int at = allocate(result.length);
        memory.write(at, result, 0, result.length);
        int place = allocate(2 * Integer.BYTES);
        memory.writeI32(place, at);
        memory.writeI32(place + Integer.BYTES, result.length);
        return place;
    }

    private String result(String function, String arguments) {
        switch (function) {
            case "task" -> {
                return Json.write(task.get());
            }
            case "answer" -> {
                answer.accept(firstOf(arguments));
                return "null";
            }
            default -> throw new TrapException("the host has no function " + function);
        }
    }

    private static String firstOf(String arguments) {
        try {
            return Json.tree(arguments).path(0).asText();
        } catch (MalformedJsonException e) {
            throw new TrapException("arguments that are no JSON: " + e.getMessage());
        }
    }

    private String text(long address, long length) {
        return new String(memory.readBytes((int) address, (int) length), StandardCharsets.UTF_8);
    }

    private int allocate(int bytes) {
        return (int) allocate.apply(0, 0, ALIGNMENT, bytes)[0];
    }
}
