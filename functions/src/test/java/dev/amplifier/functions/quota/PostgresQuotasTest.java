package dev.amplifier.functions.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amplifier.functions.testing.TestPostgres;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresQuotasTest {

    private static final Database DATABASE = Database.open(TestPostgres.settings());

    private final Quotas quotas = new PostgresQuotas(DATABASE);
    private final String user = UUID.randomUUID().toString();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void of_200_requests_at_once_exactly_as_many_pass_as_the_mode_allows() throws Exception {
        List<Admission> admissions = atOnce(200, () -> quotas.admit(UUID.randomUUID(), user, "prompt", Mode.NORMIE));
        assertThat(admissions).filteredOn(Admission::admitted).hasSize(20);
        assertThat(admissions)
                .filteredOn(Admission::admitted)
                .extracting(Admission::remaining)
                .doesNotHaveDuplicates();
    }

    @Test
    void of_200_calls_of_an_endpoint_at_once_exactly_as_many_pass_as_it_allows() throws Exception {
        List<Admission> admissions = atOnce(200, () -> quotas.admitCall(UUID.randomUUID(), "webhook/" + user, 7));
        assertThat(admissions).filteredOn(Admission::admitted).hasSize(7);
    }

    private static List<Admission> atOnce(int times, Callable<Admission> question) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Admission>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return question.call();
                }));
            }
            go.countDown();
        }
        List<Admission> admissions = new ArrayList<>();
        for (Future<Admission> answer : answers) {
            admissions.add(answer.get());
        }
        return admissions;
    }

    @Test
    void what_could_not_be_started_does_not_count() {
        UUID id = UUID.randomUUID();
        assertThat(quotas.admit(id, user, "recipe", Mode.NORMIE).remaining()).isEqualTo(19);
        quotas.refund(id);
        assertThat(quotas.admit(UUID.randomUUID(), user, "recipe", Mode.NORMIE).remaining())
                .isEqualTo(19);
    }

    @Test
    void an_execution_of_more_than_an_hour_ago_no_longer_counts() {
        for (int i = 0; i < 20; i++) {
            quotas.admit(UUID.randomUUID(), user, "prompt", Mode.NORMIE);
        }
        Admission refused = quotas.admit(UUID.randomUUID(), user, "prompt", Mode.NORMIE);
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.headers()).containsKeys("RateLimit", "RateLimit-Policy", "Retry-After");
        assertThat(refused.resetSeconds()).isBetween(1, 3600);

        age("61 minutes");
        assertThat(quotas.admit(UUID.randomUUID(), user, "prompt", Mode.NORMIE).remaining())
                .isEqualTo(19);
    }

    @Test
    void one_user_does_not_use_up_another_ones_quota() {
        quotas.admit(UUID.randomUUID(), user, "prompt", Mode.NORMIE);
        assertThat(quotas.admit(UUID.randomUUID(), user + "-other", "prompt", Mode.NORMIE)
                        .remaining())
                .isEqualTo(19);
    }

    @Test
    void old_rows_are_forgotten() {
        quotas.admit(UUID.randomUUID(), user, "prompt", Mode.EXPERT);
        age("2 days");
        quotas.forgetOld();
        long left = DATABASE.with(connection -> {
            try (var query = connection.prepareStatement("select count(*) from execution_log where user_id = ?")) {
                query.setString(1, user);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
        assertThat(left).isZero();
    }

    private void age(String interval) {
        DATABASE.with(connection -> {
            try (var update = connection.prepareStatement(
                    "update execution_log set created_at = now() - ?::interval where user_id = ?")) {
                update.setString(1, interval);
                update.setString(2, user);
                return update.executeUpdate();
            }
        });
    }
}
