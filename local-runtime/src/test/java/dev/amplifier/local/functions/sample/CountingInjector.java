package dev.amplifier.local.functions.sample;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;

/** Gives the same instance every time. */
public final class CountingInjector implements FunctionInstanceInjector {

    private final HttpSamples http = new HttpSamples();

    @Override
    public <T> T getInstance(Class<T> type) throws Exception {
        return type == HttpSamples.class
                ? type.cast(http)
                : type.getDeclaredConstructor().newInstance();
    }
}
