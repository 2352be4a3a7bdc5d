package dev.amplifier.functions.wiring;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import dev.amplifier.platform.config.Settings;

/** Hands the Functions worker the trigger objects. The worker makes one of it and asks it at every invocation. */
public final class FunctionsInjector implements FunctionInstanceInjector, AutoCloseable {

    private final FunctionsGraph graph;

    /** Makes the whole app from the settings of this process. */
    public FunctionsInjector() {
        this.graph = new FunctionsGraph(FunctionsSettings.read(Settings.ofProcess()));
    }

    @Override
    public <T> T getInstance(Class<T> functionClass) {
        return graph.triggers().stream()
                .filter(functionClass::isInstance)
                .findFirst()
                .map(functionClass::cast)
                .orElseThrow(() -> new IllegalArgumentException("No trigger object of " + functionClass.getName()));
    }

    @Override
    public void close() {
        graph.close();
    }
}
