package dev.amplifier.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalPostgresTest {

    @TempDir
    Path folder;

    @Test
    void data_survives_a_restart_and_a_killed_server() throws Exception {
        try (LocalPostgres first = LocalPostgres.start(folder)) {
            execute(first, "create table note (text text)");
            execute(first, "insert into note values ('kept')");
        }
        long killed;
        try (LocalPostgres second = LocalPostgres.start(folder)) {
            assertThat(query(second, "select text from note")).isEqualTo("kept");
            killed = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
            ProcessHandle server = ProcessHandle.of(killed).orElseThrow();
            server.destroyForcibly();
            server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        try (LocalPostgres third = LocalPostgres.start(folder)) {
            assertThat(query(third, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void every_safety_is_on_and_only_loopback_listens() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(folder)) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show full_page_writes")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");

            assertThatThrownBy(() -> LocalPostgres.start(folder))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void a_server_that_a_dead_process_left_running_is_stopped_first() throws Exception {
        LocalPostgres orphan = LocalPostgres.start(folder);
        execute(orphan, "create table note (text text)");
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());

        Leftover.clear(folder.resolve("data").toAbsolutePath());

        assertThat(ProcessHandle.of(pid)).isEmpty();
        orphan.close();
        try (LocalPostgres next = LocalPostgres.start(folder)) {
            assertThat(query(next, "select count(*) from note")).isEqualTo("0");
        }
    }

    @Test
    void a_pid_file_with_the_number_of_a_stranger_is_removed_and_the_stranger_left_alone() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        long stranger = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postmaster.pid"), stranger + "\n" + data.toAbsolutePath() + "\n");

        Leftover.clear(data.toAbsolutePath());

        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private static void execute(LocalPostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(LocalPostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
