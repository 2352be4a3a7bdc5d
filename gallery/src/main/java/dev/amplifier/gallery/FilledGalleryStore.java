package dev.amplifier.gallery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A store that has the built-in items in it before it is first used. Safe for use by several threads. */
public final class FilledGalleryStore implements GalleryStore {

    private final GalleryStore store;
    private final Supplier<List<GalleryItem>> builtins;
    private final ReentrantLock filling = new ReentrantLock();
    private volatile boolean filled;

    /** Fills this store with what the supplier gives, at first use. */
    public FilledGalleryStore(GalleryStore store, Supplier<List<GalleryItem>> builtins) {
        this.store = store;
        this.builtins = builtins;
    }

    @Override
    public GalleryPage search(GalleryQuery query) {
        return filled().search(query);
    }

    @Override
    public Optional<GalleryItem> find(String idOrName) {
        return filled().find(idOrName);
    }

    @Override
    public Optional<GalleryItem> find(String type, String name) {
        return filled().find(type, name);
    }

    @Override
    public void replaceBuiltins(Collection<GalleryItem> items) {
        store.replaceBuiltins(items);
    }

    @Override
    public boolean publish(GalleryItem item) {
        return filled().publish(item);
    }

    @Override
    public void countRun(String idOrName) {
        filled().countRun(idOrName);
    }

    private GalleryStore filled() {
        if (!filled) {
            filling.lock();
            try {
                if (!filled) {
                    store.replaceBuiltins(builtins.get());
                    filled = true;
                }
            } finally {
                filling.unlock();
            }
        }
        return store;
    }
}
