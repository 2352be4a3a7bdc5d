package dev.amplifier.core.bundle;

import java.util.Optional;

/** Where bundles and the files beside them are found. Nothing else is ever read or fetched. Safe for use by several threads. */
@FunctionalInterface
public interface BundleSource {

    /** The text of a bundle by the reference that includes it: a name, {@code name:path}, or a URL. */
    Optional<String> bundle(String reference);

    /**
     * The text of a file that belongs to a bundle.
     *
     * @param namespace the bundle's name
     * @param path relative, such as {@code agents/reader.md}
     */
    default Optional<String> file(String namespace, String path) {
        return Optional.empty();
    }
}
