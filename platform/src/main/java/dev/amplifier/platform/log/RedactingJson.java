package dev.amplifier.platform.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.amplifier.core.secret.Redactor;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.MalformedJsonException;
import java.nio.charset.StandardCharsets;

/** Log lines as one JSON document each, every text in them without secrets. */
public final class RedactingJson extends JsonEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        String redacted;
        try {
            redacted = Redactor.STANDARD.redact(Json.tree(line)).toString();
        } catch (MalformedJsonException e) {
            redacted = Redactor.STANDARD.redact(line.strip());
        }
        return (redacted + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
