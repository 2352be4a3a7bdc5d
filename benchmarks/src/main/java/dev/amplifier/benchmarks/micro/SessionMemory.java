package dev.amplifier.benchmarks.micro;

import dev.amplifier.benchmarks.report.Table;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.host.agent.BundleSessions;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Heap that one warm session takes. */
public final class SessionMemory {

    private static final int SESSIONS = 20_000;

    private SessionMemory() {}

    /** Measures and prints the table. */
    public static void measure(PrintStream out) {
        BundleSessions maker = new BundleSessions(
                BuiltinGallery.load().stream()
                        .filter(item -> item.type().equals("bundle"))
                        .collect(Collectors.toMap(GalleryItem::name, item -> String.valueOf(item.yaml()))),
                List.of(),
                new Providers(List.of(new OfflineProvider(Duration.ZERO))),
                ToolModules.NONE);
        maker.make(BundleSessions.DEFAULT_BUNDLE);
        List<Session> sessions = new ArrayList<>(SESSIONS);
        long before = usedBytes();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(maker.make(BundleSessions.DEFAULT_BUNDLE));
        }
        double each = (usedBytes() - before) / (double) SESSIONS;
        Reference.reachabilityFence(sessions);
        Table table = new Table("memory of a warm session", "bytes");
        table.row("heap", String.format(Locale.ROOT, "%.0f", each));
        table.print(out);
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
