package dev.amplifier.gallery;

import java.util.Collection;
import java.util.Optional;

/** Where gallery items are kept and found. Safe for use by several threads. */
public interface GalleryStore {

    /** What a query finds. */
    GalleryPage search(GalleryQuery query);

    /** The item with this id, or the built-in or else community item with this name; empty if there is none. */
    Optional<GalleryItem> find(String idOrName);

    /** The item of this type with this name, a built-in one before a community one; empty if there is none. */
    Optional<GalleryItem> find(String type, String name);

    /** Makes the built-in items exactly these. Does nothing for those that are the same already, and keeps ids and popularity by name. */
    void replaceBuiltins(Collection<GalleryItem> items);

    /**
     * Adds an item.
     *
     * @return false if there is one of that type, name and source
     */
    boolean publish(GalleryItem item);

    /** Counts one more run of an item. */
    void countRun(String idOrName);
}
