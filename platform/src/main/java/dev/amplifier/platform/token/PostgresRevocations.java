package dev.amplifier.platform.token;

import dev.amplifier.platform.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Revocations in PostgreSQL, each call one statement. A row's key is a digest, which says nothing about whose it is. */
public final class PostgresRevocations implements Revocations {

    private static final String READ = "select generation from revocations where subject = ?";
    private static final String MOVE_ON = """
            insert into revocations (subject, generation) values (?, 1)
            on conflict (subject) do update set generation = revocations.generation + 1
            """;

    private final Database database;

    /** Keeps them in this database. */
    public PostgresRevocations(Database database) {
        this.database = database;
    }

    @Override
    public int generation(Kind kind, String userId) {
        return database.with(connection -> {
            try (var query = connection.prepareStatement(READ)) {
                query.setString(1, subject(kind, userId));
                try (var rows = query.executeQuery()) {
                    return rows.next() ? rows.getInt(1) : 0;
                }
            }
        });
    }

    @Override
    public void revokeAll(Kind kind, String userId) {
        database.with(connection -> {
            try (var update = connection.prepareStatement(MOVE_ON)) {
                update.setString(1, subject(kind, userId));
                return update.executeUpdate();
            }
        });
    }

    private static String subject(Kind kind, String userId) {
        String text = kind.name().toLowerCase(Locale.ROOT) + "/" + userId;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
