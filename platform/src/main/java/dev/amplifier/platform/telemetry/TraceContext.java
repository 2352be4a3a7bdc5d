package dev.amplifier.platform.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace, as W3C Trace Context has it.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param sampled whether whoever began the trace records it
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    private static final Pattern HEADER =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

    /** The place that a {@code traceparent} header names; empty if it is none. */
    public static Optional<TraceContext> parse(String header) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches() || header.length() > 200) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(parts.group(3), 16) & 1) == 1;
        return Optional.of(new TraceContext(parts.group(1), parts.group(2), sampled));
    }

    /** The beginning of a new trace. */
    public static TraceContext root() {
        return new TraceContext(hex(random(), random()), hex(random()), true);
    }

    /** A new place below this one. */
    public TraceContext child() {
        return new TraceContext(traceId, hex(random()), sampled);
    }

    /** The place below this one that has this name; the same name gives the same place, in whatever process. */
    public TraceContext child(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((traceId + "/" + name).getBytes(StandardCharsets.UTF_8));
            return new TraceContext(traceId, hex(ByteBuffer.wrap(digest).getLong() | 1), sampled);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** As a {@code traceparent} header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static long random() {
        return ThreadLocalRandom.current().nextLong() | 1;
    }

    private static String hex(long... parts) {
        StringBuilder text = new StringBuilder();
        for (long part : parts) {
            text.append(HexFormat.of().toHexDigits(part));
        }
        return text.toString();
    }
}
