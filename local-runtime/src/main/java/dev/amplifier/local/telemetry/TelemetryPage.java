package dev.amplifier.local.telemetry;

import dev.amplifier.local.telemetry.RecentSpans.Latency;
import dev.amplifier.local.telemetry.RecentSpans.SpanRow;
import java.util.List;
import java.util.Locale;

/** Traces and latencies as a page without scripts that loads itself anew. */
final class TelemetryPage {

    private static final int MOST_TRACES = 30;
    private static final String HEAD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
            <meta name="viewport" content="width=device-width"><title>Telemetry</title><style>
            :root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:64rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}td,th{padding:.2rem .6rem;border-bottom:1px solid #8884;text-align:left}
            td.n{text-align:right;font-variant-numeric:tabular-nums}.bar{display:block;height:.6rem;min-width:2px;background:#3b82f6}
            .failed{color:#d33}.failed .bar{background:#d33}code{font-size:.9em}
            </style></head><body><h1>Telemetry</h1>
            """;

    private TelemetryPage() {}

    static String of(RecentSpans spans) {
        StringBuilder page = new StringBuilder(HEAD);
        latencies(page, spans.latencies());
        page.append("<h2>Traces</h2>");
        spans.traces().entrySet().stream()
                .limit(MOST_TRACES)
                .forEach(trace -> trace(page, trace.getKey(), trace.getValue()));
        return page.append("</body></html>").toString();
    }

    private static void latencies(StringBuilder page, List<Latency> latencies) {
        page.append("<h2>Latencies</h2><table><tr><th>what</th><th>count</th><th>failed</th><th>p50 ms</th>")
                .append("<th>p95 ms</th><th>p99 ms</th></tr>");
        for (Latency latency : latencies) {
            page.append("<tr><td>").append(escape(latency.name())).append("</td>");
            number(page, Integer.toString(latency.count()));
            number(page, Long.toString(latency.failed()));
            number(page, millis(latency.p50()));
            number(page, millis(latency.p95()));
            number(page, millis(latency.p99()));
            page.append("</tr>");
        }
        page.append("</table>");
    }

    private static void trace(StringBuilder page, String id, List<SpanRow> spans) {
        double begin = spans.getFirst().start();
        double end = spans.stream()
                .mapToDouble(span -> span.start() + span.millis())
                .max()
                .orElse(begin);
        double whole = Math.max(1, end - begin);
        page.append("<h3><code>").append(escape(id)).append("</code></h3><table>");
        for (SpanRow span : spans) {
            page.append(span.failed() ? "<tr class=\"failed\"><td>" : "<tr><td>")
                    .append(escape(span.service()))
                    .append("</td><td>")
                    .append(escape(span.attributes().getOrDefault("operation", span.name())))
                    .append("</td>");
            number(page, millis(span.millis()));
            page.append("<td width=\"50%\"><span class=\"bar\" style=\"margin-left:")
                    .append(percent((span.start() - begin) / whole))
                    .append(";width:")
                    .append(percent(span.millis() / whole))
                    .append("\"></span></td></tr>");
        }
        page.append("</table>");
    }

    private static void number(StringBuilder page, String text) {
        page.append("<td class=\"n\">").append(text).append("</td>");
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(share, 0, 1) * 100);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
