package dev.amplifier.platform.telemetry;

import dev.amplifier.platform.config.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * Where telemetry goes beside the log.
 *
 * @param collector base address of an OpenTelemetry collector; empty if there is none
 */
public record TelemetrySettings(Optional<URI> collector) {

    private static final URI NONE = URI.create("http://localhost:4318");

    /** Reads {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public static TelemetrySettings read(SettingsReader reader) {
        return new TelemetrySettings(reader.optional("OTEL_EXPORTER_OTLP_ENDPOINT")
                .map(text -> reader.address("OTEL_EXPORTER_OTLP_ENDPOINT", NONE)));
    }

    /** What sends spans there, under this name; whoever asks closes it. */
    public Spans open(String service) {
        return collector.<Spans>map(address -> new OtlpSpans(address, service)).orElse(Spans.NONE);
    }
}
