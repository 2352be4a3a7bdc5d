package dev.amplifier.gallery;

import dev.amplifier.platform.contract.Mode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A query as SQL. What a caller typed is bound, never written into the text.
 *
 * @param conditions each with one parameter
 * @param values the parameters, a {@code String} or a {@code String[]}
 * @param search words to rank by; empty for none
 * @param sort the order among equals
 */
record GallerySql(List<String> conditions, List<Object> values, Optional<String> search, GalleryQuery.Sort sort) {

    private static final String MATCHES = "(search @@ websearch_to_tsquery('english', ?) or name ilike ? escape '\\')";

    static GallerySql of(GalleryQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        query.type().ifPresent(type -> add("type = ?", type, conditions, values));
        query.category().ifPresent(category -> add("category = ?", category, conditions, values));
        query.mode().ifPresent(mode -> add("min_mode = any (?)", open(mode), conditions, values));
        query.tag().ifPresent(tag -> add("tags @> ?", new String[] {tag}, conditions, values));
        query.source().ifPresent(source -> add("source = ?", source, conditions, values));
        query.text().ifPresent(text -> {
            conditions.add(MATCHES);
            values.add(text);
            values.add("%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        });
        return new GallerySql(conditions, values, query.text(), query.sort());
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    String order() {
        String rank = search.isPresent() ? "ts_rank(search, websearch_to_tsquery('english', ?)) desc, " : "";
        return " order by " + rank + sort.columns();
    }

    /** Binds all parameters and returns the index of the next one. */
    int bind(PreparedStatement statement, Connection connection) throws SQLException {
        int next = bindWhere(statement, connection);
        if (search.isPresent()) {
            statement.setString(next++, search.get());
        }
        return next;
    }

    int bindWhere(PreparedStatement statement, Connection connection) throws SQLException {
        int next = 1;
        for (Object value : values) {
            if (value instanceof String[] texts) {
                statement.setArray(next++, connection.createArrayOf("text", texts));
            } else {
                statement.setString(next++, (String) value);
            }
        }
        return next;
    }

    private static String[] open(Mode mode) {
        return Arrays.stream(Mode.values())
                .filter(mode::includes)
                .map(Mode::wireName)
                .toArray(String[]::new);
    }

    private static void add(String condition, Object value, List<String> conditions, List<Object> values) {
        conditions.add(condition);
        values.add(value);
    }
}
