package dev.amplifier.host.wiring;

import dev.amplifier.core.sandbox.Sandbox;
import dev.amplifier.host.sandbox.BubblewrapSandbox;
import dev.amplifier.host.sandbox.DynamicSessionsSandbox;
import dev.amplifier.host.sandbox.WasmSandbox;
import dev.amplifier.platform.config.SettingsReader;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where programs of strangers run.
 *
 * @param kind which adapter runs commands; JavaScript runs in WebAssembly always
 * @param atOnce programs that run at once
 * @param pool management endpoint of the pool of sessions, for dynamic sessions
 * @param clientId managed identity of the host; empty for the one that there is
 */
public record SandboxSettings(Kind kind, int atOnce, URI pool, Optional<String> clientId) {

    private static final URI NO_POOL = URI.create("https://localhost");

    /** An adapter of the sandbox port. */
    public enum Kind {
        /** Inside the JVM; works on any host. */
        WASM,
        /** Real programs of a computer with Linux. */
        BUBBLEWRAP,
        /** Real programs in Azure. */
        DYNAMIC_SESSIONS
    }

    /**
     * Reads {@code SANDBOX} (wasm), {@code SANDBOX_AT_ONCE} (the number of cores), {@code DYNAMIC_SESSIONS_ENDPOINT} and {@code
     * AZURE_CLIENT_ID}. A sandbox that is not to be had here is a fault.
     */
    static SandboxSettings read(SettingsReader reader) {
        int cores = Runtime.getRuntime().availableProcessors();
        Kind kind = reader.parsed(
                "SANDBOX",
                Kind.WASM,
                "wasm, bubblewrap or dynamic-sessions",
                name -> Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        if (kind == Kind.BUBBLEWRAP) {
            BubblewrapSandbox.obstacle()
                    .ifPresent(obstacle -> reader.fault("SANDBOX", "is bubblewrap, which " + obstacle));
        }
        URI pool = reader.address("DYNAMIC_SESSIONS_ENDPOINT", NO_POOL);
        if (kind == Kind.DYNAMIC_SESSIONS && pool.equals(NO_POOL)) {
            reader.fault(
                    "DYNAMIC_SESSIONS_ENDPOINT",
                    "is missing. It is the management endpoint of a pool of sessions of Azure Container Apps.");
        }
        int atOnce = reader.integer("SANDBOX_AT_ONCE", cores, 1, 64);
        return new SandboxSettings(kind, atOnce, pool, reader.optional("AZURE_CLIENT_ID"));
    }

    /** A sandbox for commands; the caller closes it. */
    Sandbox open() {
        return switch (kind) {
            case WASM -> WasmSandbox.bash(atOnce);
            case DYNAMIC_SESSIONS -> DynamicSessionsSandbox.ofProcess(pool, clientId, atOnce);
            case BUBBLEWRAP -> BubblewrapSandbox.ofProcess(atOnce);
        };
    }
}
