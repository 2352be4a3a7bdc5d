package dev.amplifier.gallery;

import dev.amplifier.platform.contract.Mode;
import java.util.Optional;

/**
 * What to look for. An empty part means any.
 *
 * @param type {@code recipe}, {@code bundle} or {@code skill}
 * @param category exactly this category
 * @param mode only what this mode may use
 * @param tag having this tag
 * @param text words, as one types them into a search box
 * @param source {@code builtin} or {@code community}
 * @param sort the order
 * @param limit 1 to 100
 * @param offset 0 or more
 */
public record GalleryQuery(
        Optional<String> type,
        Optional<String> category,
        Optional<Mode> mode,
        Optional<String> tag,
        Optional<String> text,
        Optional<String> source,
        Sort sort,
        int limit,
        int offset) {

    /** Everything, featured and popular first. */
    public static final GalleryQuery ALL = new GalleryQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Sort.POPULAR,
            100,
            0);

    /** The order of items; with a text to look for, the better match comes first in any case. */
    public enum Sort {
        POPULAR("featured desc, popularity desc, name"),
        NEW("created_at desc, name"),
        NAME("name");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }

        String columns() {
            return columns;
        }
    }
}
