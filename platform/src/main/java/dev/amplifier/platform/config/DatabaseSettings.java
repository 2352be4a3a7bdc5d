package dev.amplifier.platform.config;

/**
 * How to reach PostgreSQL.
 *
 * @param url {@code jdbc:postgresql://…}
 * @param user role to sign in as; empty if the URL says it
 * @param password its password; empty if none is needed
 * @param poolSize most connections at once, 1 to 100
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {

    /** Reads {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD} and {@code DATABASE_POOL_SIZE} (5). */
    public static DatabaseSettings read(SettingsReader reader) {
        String url = reader.text("DATABASE_URL", "PostgreSQL's JDBC address, jdbc:postgresql://host:port/name");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            reader.fault("DATABASE_URL", "is not understood. Allowed: jdbc:postgresql://host:port/name.");
        }
        return new DatabaseSettings(
                url,
                reader.optional("DATABASE_USER").orElse(""),
                reader.optional("DATABASE_PASSWORD").orElse(""),
                reader.integer("DATABASE_POOL_SIZE", 5, 1, 100));
    }

    @Override
    public String toString() {
        return "DatabaseSettings[user=" + user + ", poolSize=" + poolSize + "]";
    }
}
