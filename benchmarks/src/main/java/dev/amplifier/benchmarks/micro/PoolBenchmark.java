package dev.amplifier.benchmarks.micro;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.bundle.BundleReader.BundleException;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.provider.offline.OfflineProvider;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.host.agent.BundleSessions;
import dev.amplifier.host.pool.Acquisition;
import dev.amplifier.host.pool.PoolOptions;
import dev.amplifier.host.pool.SessionPool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Sessions: taking a warm one, and making one of the bundle that most use. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PoolBenchmark {

    private final Map<String, String> bundles = BuiltinGallery.load().stream()
            .filter(item -> item.type().equals("bundle"))
            .collect(Collectors.toMap(GalleryItem::name, item -> String.valueOf(item.yaml())));
    private final BundleReader reader = new BundleReader(name -> Optional.ofNullable(bundles.get(name)));
    private final String bundle = String.valueOf(bundles.get(BundleSessions.DEFAULT_BUNDLE));
    private final SessionPool<Session> pool = new SessionPool<>(
            new BundleSessions(
                    bundles, List.of(), new Providers(List.of(new OfflineProvider(Duration.ZERO))), ToolModules.NONE),
            PoolOptions.DEFAULT,
            InstantSource.system());

    /** Fills the pool. */
    @Setup
    public void fill() {
        pool.warm(BundleSessions.DEFAULT_BUNDLE);
    }

    /** Empties it. */
    @TearDown
    public void empty() {
        pool.close();
    }

    /** One caller; every tenth session is replaced, as in life. */
    @Benchmark
    public boolean acquireAndRelease() throws InterruptedException {
        return borrow();
    }

    /** Four callers at once. */
    @Benchmark
    @Threads(4)
    public boolean acquireAndReleaseByFour() throws InterruptedException {
        return borrow();
    }

    /** Reads a bundle and follows its includes. */
    @Benchmark
    public Bundle resolveBundle() throws BundleException {
        return reader.read(bundle);
    }

    private boolean borrow() throws InterruptedException {
        return switch (pool.acquire(BundleSessions.DEFAULT_BUNDLE)) {
            case Acquisition.Granted<Session>(var lease) -> {
                lease.close();
                yield true;
            }
            case Acquisition.Busy<Session> busy -> throw new IllegalStateException("the pool is exhausted");
        };
    }
}
