package dev.amplifier.platform.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.amplifier.core.secret.Redactor;
import java.nio.charset.StandardCharsets;

/** Log lines as text, messages and stack traces without secrets. */
public final class RedactingText extends PatternLayoutEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Redactor.STANDARD.redact(getLayout().doLayout(event)).getBytes(StandardCharsets.UTF_8);
    }
}
