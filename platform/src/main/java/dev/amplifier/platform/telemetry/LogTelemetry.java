package dev.amplifier.platform.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amplifier.core.secret.Redactor;
import dev.amplifier.platform.contract.Json;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each event as one line of JSON to the logger {@code telemetry}. */
public final class LogTelemetry implements Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger("telemetry");

    @Override
    public void event(String name, Map<String, String> properties, Map<String, Double> measurements) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line(name, properties, measurements));
        }
    }

    /** An event as one line of JSON, without secrets. */
    public static String line(String name, Map<String, String> properties, Map<String, Double> measurements) {
        ObjectNode line = Json.mapper().createObjectNode().put("event", name);
        properties.forEach(line::put);
        measurements.forEach(line::put);
        return Redactor.STANDARD.redact(line).toString();
    }
}
