package dev.amplifier.functions.quota;

import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.database.Database;
import java.util.UUID;

/** Quotas on the table {@code execution_log}: counting and inserting is one statement. */
public final class PostgresQuotas implements Quotas {

    private static final String ADMIT = "select admitted, used, reset_seconds from admit_execution(?, ?, ?, ?)";
    private static final String REFUND = "delete from execution_log where id = ?";
    private static final String FORGET = "delete from execution_log where created_at < now() - interval '1 day'";

    private final Database database;

    /** Counts in this database. */
    public PostgresQuotas(Database database) {
        this.database = database;
    }

    @Override
    public Admission admit(UUID executionId, String userId, String type, Mode mode) {
        return admit("executions", executionId, userId, type, mode.executionsPerHour());
    }

    @Override
    public Admission admitCall(UUID callId, String endpoint, int perHour) {
        return admit("calls", callId, endpoint, "recipe", perHour);
    }

    private Admission admit(String policy, UUID id, String counted, String type, int limit) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(ADMIT)) {
                statement.setObject(1, id);
                statement.setString(2, counted);
                statement.setString(3, type);
                statement.setInt(4, limit);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return new Admission(policy, rows.getBoolean(1), limit, rows.getInt(2), rows.getInt(3));
                }
            }
        });
    }

    @Override
    public void refund(UUID id) {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(REFUND)) {
                statement.setObject(1, id);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void forgetOld() {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(FORGET)) {
                return statement.executeUpdate();
            }
        });
    }
}
