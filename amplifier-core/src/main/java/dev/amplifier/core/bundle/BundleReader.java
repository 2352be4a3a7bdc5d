package dev.amplifier.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.diagnostic.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads bundles, Markdown with front matter or plain YAML, and composes their includes: left to right, then the including bundle itself.
 * Nothing is fetched: an include is found by the source or is a notice. Safe for use by several threads.
 */
public final class BundleReader {

    private static final int MOST_INCLUDES = 100;

    private final BundleSource source;

    /** A reader that finds what bundles refer to here. */
    public BundleReader(BundleSource source) {
        this.source = source;
    }

    /**
     * Reads and composes a bundle.
     *
     * @throws BundleException if the text, or one that it includes, is no bundle
     */
    public Bundle read(String text) throws BundleException {
        Composition composition = new Composition(source);
        fold("", text, new ArrayList<>(), composition);
        return composition.bundle();
    }

    private void fold(String reference, String text, List<String> path, Composition into) throws BundleException {
        BundleDocument document = BundleDocument.read(text);
        Optional<Finding> error = document.firstError();
        if (error.isPresent()) {
            String where = reference.isEmpty() ? "" : "in '" + reference + "': ";
            throw new BundleException(
                    where + error.get().message() + " (line " + error.get().line() + ")");
        }
        path.add(reference.isEmpty() ? document.name() : reference);
        for (JsonNode include : document.content().path("includes")) {
            include(
                    include.isTextual()
                            ? include.asText()
                            : include.path("bundle").asText(""),
                    path,
                    into);
        }
        path.removeLast();
        into.add(document);
    }

    private void include(String reference, List<String> path, Composition into) throws BundleException {
        if (path.contains(reference)) {
            into.notice("the include of '" + reference + "' is left out: it includes itself");
            return;
        }
        if (++into.includes > MOST_INCLUDES) {
            throw new BundleException("the bundle includes more than " + MOST_INCLUDES + " others");
        }
        Optional<String> found = source.bundle(reference);
        if (found.isPresent()) {
            fold(reference, found.get(), path, into);
        } else {
            into.notice("the include '" + reference + "' is not to be had here; what it would add is missing");
        }
    }

    /** The text is no bundle; the message says why. */
    public static final class BundleException extends Exception {

        private static final long serialVersionUID = 1L;

        BundleException(String message) {
            super(message);
        }
    }
}
