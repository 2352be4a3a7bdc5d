package dev.amplifier.host.wiring;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import dev.amplifier.platform.config.Settings;

/** Hands the Functions worker the function objects. The worker makes one of it and asks it at every invocation. */
public final class HostInjector implements FunctionInstanceInjector, AutoCloseable {

    private final HostGraph graph = new HostGraph(HostSettings.read(Settings.ofProcess()));

    @Override
    public <T> T getInstance(Class<T> functionClass) {
        return graph.functions().stream()
                .filter(functionClass::isInstance)
                .findFirst()
                .map(functionClass::cast)
                .orElseThrow(() -> new IllegalArgumentException("no function object of " + functionClass.getName()));
    }

    @Override
    public void close() {
        graph.close();
    }
}
