package dev.amplifier.gallery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gallery in the table {@code gallery_items}, searched with PostgreSQL's full text. */
public final class PostgresGalleryStore implements GalleryStore {

    private static final String COLUMNS =
            "id, type, name, title, description, category, min_mode, featured, tags, source, author,"
                    + " version, popularity, created_at, details";
    private static final String FIND = "select " + COLUMNS
            + ", yaml from gallery_items where (id = ? or name = ?) and (? is null or type = ?) order by id = ? desc, source, type = 'recipe' desc limit 1";
    private static final String UPSERT = """
            insert into gallery_items (id, type, name, title, description, category, min_mode, featured, tags, source, author, version,
                created_at, yaml, details, content_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (type, name, source) do """;
    private static final String UPDATE = """
             update set title = excluded.title, description = excluded.description, category = excluded.category,
                min_mode = excluded.min_mode, featured = excluded.featured, tags = excluded.tags, version = excluded.version,
                yaml = excluded.yaml, details = excluded.details, content_hash = excluded.content_hash
            where gallery_items.content_hash <> excluded.content_hash""";
    private static final String REMOVE_OTHERS =
            "delete from gallery_items where source = 'builtin' and not (type || '/' || name = any (?))";
    private static final String COUNT_RUN =
            "update gallery_items set popularity = popularity + 1 where id = ? or (name = ? and type = 'recipe')";
    private static final UUID NO_ID = new UUID(0, 0);

    private final Database database;

    /** Keeps the gallery in this database. */
    public PostgresGalleryStore(Database database) {
        this.database = database;
    }

    @Override
    public GalleryPage search(GalleryQuery query) {
        GallerySql sql = GallerySql.of(query);
        return database.with(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                    + ", null as yaml, count(*) over () as total from gallery_items" + sql.where() + sql.order()
                    + " limit ? offset ?")) {
                int next = sql.bind(select, connection);
                select.setInt(next, query.limit());
                select.setInt(next + 1, query.offset());
                List<GalleryItem> items = new ArrayList<>();
                int total = 0;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        items.add(item(rows));
                        total = rows.getInt("total");
                    }
                }
                if (items.isEmpty() && query.offset() > 0) {
                    total = count(connection, sql);
                }
                return new GalleryPage(items, total, query.limit(), query.offset());
            }
        });
    }

    private static int count(Connection connection, GallerySql sql) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from gallery_items" + sql.where())) {
            sql.bindWhere(select, connection);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public Optional<GalleryItem> find(String idOrName) {
        return find(null, idOrName, uuid(idOrName));
    }

    @Override
    public Optional<GalleryItem> find(String type, String name) {
        return find(type, name, NO_ID);
    }

    private Optional<GalleryItem> find(@Nullable String type, String name, UUID id) {
        return database.with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(FIND)) {
                select.setObject(1, id);
                select.setString(2, name);
                select.setString(3, type);
                select.setString(4, type);
                select.setObject(5, id);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(item(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void replaceBuiltins(Collection<GalleryItem> items) {
        database.inTransaction(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT + UPDATE)) {
                for (GalleryItem item : items) {
                    bind(upsert, item, connection);
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
            try (PreparedStatement delete = connection.prepareStatement(REMOVE_OTHERS)) {
                delete.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                items.stream()
                                        .map(item -> item.type() + "/" + item.name())
                                        .toArray()));
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public boolean publish(GalleryItem item) {
        return database.with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(UPSERT + " nothing")) {
                bind(insert, item, connection);
                return insert.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void countRun(String idOrName) {
        database.with(connection -> {
            try (PreparedStatement update = connection.prepareStatement(COUNT_RUN)) {
                update.setObject(1, uuid(idOrName));
                update.setString(2, idOrName);
                return update.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement insert, GalleryItem item, Connection connection) throws SQLException {
        String yaml = item.yaml() == null ? "" : item.yaml();
        String details = Json.write(new Details(item.sampleInputs(), item.files(), item.cost()));
        insert.setObject(1, item.id());
        insert.setString(2, item.type());
        insert.setString(3, item.name());
        insert.setString(4, item.title());
        insert.setString(5, item.description());
        insert.setString(6, item.category());
        insert.setString(7, item.minMode().wireName());
        insert.setBoolean(8, item.featured());
        insert.setArray(9, connection.createArrayOf("text", item.tags().toArray()));
        insert.setString(10, item.source());
        insert.setString(11, item.author());
        insert.setString(12, item.version());
        insert.setObject(13, item.created().atOffset(ZoneOffset.UTC));
        insert.setString(14, yaml);
        insert.setString(15, details);
        insert.setString(16, hash(Json.write(item) + details + yaml));
    }

    private static GalleryItem item(ResultSet row) throws SQLException {
        Details details = Json.read(row.getString("details"), Details.class);
        return new GalleryItem(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("name"),
                row.getString("title"),
                row.getString("description"),
                row.getString("category"),
                Mode.of(row.getString("min_mode")).orElseThrow(),
                row.getBoolean("featured"),
                tags(row.getArray("tags")),
                row.getString("source"),
                row.getString("author"),
                row.getString("version"),
                row.getLong("popularity"),
                row.getObject("created_at", OffsetDateTime.class).toInstant().toString(),
                row.getString("yaml"),
                details.sampleInputs(),
                details.files(),
                details.cost());
    }

    private static List<String> tags(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return NO_ID;
        }
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private record Details(
            @JsonProperty("sample_inputs") Map<String, JsonNode> sampleInputs,
            @JsonProperty("files") Map<String, String> files,
            @JsonProperty("cost") @Nullable String cost) {

        private Details {
            sampleInputs = sampleInputs == null ? Map.of() : sampleInputs;
            files = files == null ? Map.of() : files;
        }
    }
}
