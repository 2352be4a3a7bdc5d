package dev.amplifier.host.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionPoolTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Maker maker = new Maker();

    @Test
    void warming_makes_the_sessions_before_anyone_asks() {
        try (SessionPool<Notebook> pool = pool(options(5, 10, 20, 10, Duration.ofSeconds(1)))) {
            pool.warm("playground");

            assertThat(pool.figures().warm()).isEqualTo(5);
            assertThat(maker.made).hasValue(5);
        }
    }

    @Test
    void a_warm_session_is_lent_without_making_one() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(2, 2, 20, 10, Duration.ofSeconds(1)))) {
            pool.warm("playground");
            Lease<Notebook> lease = granted(pool);

            assertThat(pool.figures().grantedWarm()).isEqualTo(1);
            lease.close();
        }
    }

    @Test
    void what_was_taken_is_made_anew_in_the_background() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(2, 4, 20, 10, Duration.ofSeconds(1)))) {
            pool.warm("playground");
            try (Lease<Notebook> lease = granted(pool)) {
                await().until(() -> pool.figures().warm() == 2);
                assertThat(lease.session()).isNotNull();
            }
        }
    }

    @Test
    void a_returned_session_is_wiped_before_the_next_user_gets_it() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(1, 1, 1, 10, Duration.ofSeconds(1)))) {
            try (Lease<Notebook> first = granted(pool)) {
                first.session().notes.add("my secret");
            }
            try (Lease<Notebook> second = granted(pool)) {
                assertThat(second.session().notes).isEmpty();
            }
            assertThat(maker.made).hasValue(1);
        }
    }

    @Test
    void a_session_is_replaced_after_its_last_use() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(1, 1, 1, 2, Duration.ofSeconds(1)))) {
            for (int use = 0; use < 4; use++) {
                granted(pool).close();
            }
            await().until(() -> maker.closed.size() == 2);
            assertThat(pool.figures().replaced()).isEqualTo(2);
        }
    }

    @Test
    void an_inspection_replaces_what_is_too_old() {
        try (SessionPool<Notebook> pool = pool(options(3, 3, 3, 10, Duration.ofSeconds(1)))) {
            pool.warm("playground");
            now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(31)));

            pool.inspect();

            await().until(() -> pool.figures().warm() == 3);
            assertThat(maker.closed).hasSize(3);
        }
    }

    @Test
    void an_inspection_replaces_what_is_ill() {
        try (SessionPool<Notebook> pool = pool(options(2, 2, 2, 10, Duration.ofSeconds(1)))) {
            pool.warm("playground");
            maker.all.getFirst().ill = true;

            pool.inspect();

            await().until(() -> pool.figures().warm() == 2);
            assertThat(maker.closed).containsExactly(maker.all.getFirst());
        }
    }

    @Test
    void a_full_pool_answers_busy_when_patience_runs_out() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(1, 1, 1, 10, Duration.ofMillis(20)))) {
            Lease<Notebook> held = granted(pool);

            assertThat(pool.acquire("playground")).isInstanceOf(Acquisition.Busy.class);
            assertThat(pool.figures().refused()).isEqualTo(1);
            held.close();
        }
    }

    @Test
    void those_who_wait_are_served_in_the_order_they_came() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(1, 1, 1, 100, Duration.ofSeconds(20)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lease<Notebook> held = granted(pool);
            List<Integer> served = new CopyOnWriteArrayList<>();
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int caller = i;
                callers.add(threads.submit(() -> {
                    try (Lease<Notebook> lease = granted(pool)) {
                        served.add(caller);
                    }
                    return null;
                }));
                await().until(() -> pool.figures().waiting() == caller + 1);
            }

            held.close();
            for (Future<?> caller : callers) {
                caller.get();
            }

            assertThat(served).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void two_hundred_at_once_all_get_a_session_of_their_own() throws Exception {
        try (SessionPool<Notebook> pool = pool(PoolOptions.DEFAULT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.warm("playground");
            Set<Notebook> inUse = ConcurrentHashMap.newKeySet();
            CountDownLatch together = new CountDownLatch(200);
            List<Future<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                callers.add(threads.submit(() -> {
                    try (Lease<Notebook> lease = granted(pool)) {
                        boolean alone = inUse.add(lease.session());
                        together.countDown();
                        together.await();
                        inUse.remove(lease.session());
                        return alone;
                    }
                }));
            }
            for (Future<Boolean> caller : callers) {
                assertThat(caller.get()).isTrue();
            }
            assertThat(pool.figures().inUse()).isZero();
            assertThat(pool.figures().refused()).isZero();
        }
    }

    @Test
    void an_idle_session_of_another_kind_makes_room() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(2, 2, 2, 10, Duration.ofMillis(200)))) {
            pool.warm("playground");

            Acquisition<Notebook> other = pool.acquire("research");

            assertThat(other).isInstanceOf(Acquisition.Granted.class);
        }
    }

    @Test
    void a_kind_that_cannot_be_made_says_so_and_keeps_no_place() throws Exception {
        try (SessionPool<Notebook> pool = pool(options(1, 1, 1, 10, Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> pool.acquire("broken")).hasMessage("no such bundle: broken");

            try (Lease<Notebook> lease = granted(pool)) {
                assertThat(lease.session()).isNotNull();
            }
        }
    }

    @Test
    void a_closed_pool_closes_what_comes_back() throws Exception {
        SessionPool<Notebook> pool = pool(options(1, 1, 2, 10, Duration.ofMillis(200)));
        Lease<Notebook> lease = granted(pool);
        Notebook lent = lease.session();
        pool.close();
        lease.close();

        await().until(() -> maker.closed.contains(lent));
        assertThat(pool.acquire("playground")).isInstanceOf(Acquisition.Busy.class);
    }

    @Test
    void sizes_that_contradict_each_other_are_refused_with_what_is_allowed() {
        assertThatThrownBy(() -> options(5, 4, 20, 10, Duration.ofSeconds(1)))
                .hasMessage("pool warmMost is 4; must be at least warm (5)");
    }

    private SessionPool<Notebook> pool(PoolOptions options) {
        return new SessionPool<>(maker, options, now::get);
    }

    private static PoolOptions options(int warm, int warmMost, int total, int uses, Duration patience) {
        return new PoolOptions(warm, warmMost, total, uses, Duration.ofMinutes(30), patience, 4);
    }

    private static Lease<Notebook> granted(SessionPool<Notebook> pool) throws InterruptedException {
        return switch (pool.acquire("playground")) {
            case Acquisition.Granted<Notebook> granted -> granted.lease();
            case Acquisition.Busy<Notebook> busy -> throw new AssertionError("busy: " + busy);
        };
    }

    private static final class Notebook {
        private final List<String> notes = new ArrayList<>();
        private volatile boolean ill;
    }

    private static final class Maker implements SessionMaker<Notebook> {
        private final AtomicInteger made = new AtomicInteger();
        private final List<Notebook> all = new CopyOnWriteArrayList<>();
        private final List<Notebook> closed = new CopyOnWriteArrayList<>();

        @Override
        public Notebook make(String shelf) {
            if (shelf.equals("broken")) {
                throw new IllegalArgumentException("no such bundle: " + shelf);
            }
            made.incrementAndGet();
            Notebook notebook = new Notebook();
            all.add(notebook);
            return notebook;
        }

        @Override
        public boolean restore(Notebook session) {
            session.notes.clear();
            return true;
        }

        @Override
        public boolean healthy(Notebook session) {
            return !session.ill;
        }

        @Override
        public void close(Notebook session) {
            closed.add(session);
        }
    }
}
