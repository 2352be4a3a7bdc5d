package dev.amplifier.local.functions;

import dev.amplifier.local.functions.http.FunctionKeys;
import java.util.Map;

/**
 * How a {@link FunctionsHost} is set up.
 *
 * @param settings app settings by name, for the places where bindings name one
 * @param maxBodyBytes longest body of a request to a function
 */
public record HostOptions(HubConnection hub, FunctionKeys keys, Map<String, String> settings, long maxBodyBytes) {

    /** Copies the settings. */
    public HostOptions {
        settings = Map.copyOf(settings);
    }
}
