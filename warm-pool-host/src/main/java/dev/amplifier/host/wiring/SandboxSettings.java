package dev.amplifier.host.wiring;

import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.host.sandbox.BubblewrapSandbox;
import dev.amplifier.host.sandbox.WasmSandbox;
import dev.amplifier.platform.config.SettingsReader;
import java.util.Locale;

/**
 * Where programs of strangers run.
 *
 * @param kind which adapter runs commands; JavaScript runs in WebAssembly always
 * @param atOnce programs that run at once
 */
public record SandboxSettings(Kind kind, int atOnce) {

    /** An adapter of the sandbox port. */
    public enum Kind {
        /** Inside the JVM; works on any host. */
        WASM,
        /** Real programs of a computer with Linux. */
        BUBBLEWRAP
    }

    /** Reads {@code SANDBOX} (wasm) and {@code SANDBOX_AT_ONCE} (the number of cores). A sandbox that is not to be had here is a fault. */
    static SandboxSettings read(SettingsReader reader) {
        int cores = Runtime.getRuntime().availableProcessors();
        Kind kind = reader.parsed(
                "SANDBOX", Kind.WASM, "wasm or bubblewrap", name -> Kind.valueOf(name.toUpperCase(Locale.ROOT)));
        if (kind == Kind.BUBBLEWRAP) {
            BubblewrapSandbox.obstacle()
                    .ifPresent(obstacle -> reader.fault("SANDBOX", "is bubblewrap, which " + obstacle));
        }
        return new SandboxSettings(kind, reader.integer("SANDBOX_AT_ONCE", cores, 1, 64));
    }

    /** A sandbox for commands; the caller closes it. */
    Sandbox open() {
        return switch (kind) {
            case WASM -> WasmSandbox.bash(atOnce);
            case BUBBLEWRAP -> BubblewrapSandbox.ofProcess(atOnce);
        };
    }
}
