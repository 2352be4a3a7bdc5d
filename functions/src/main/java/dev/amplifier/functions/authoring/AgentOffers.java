package dev.amplifier.functions.authoring;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.recipe.validate.Offers;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.GalleryItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The agents that recipes find in the built-in bundles. Read once, when first asked for. Safe for use by several threads. */
final class AgentOffers {

    private AgentOffers() {}

    /** What a recipe that comes with no bundle of its own may ask for. */
    static Offers builtIn() {
        return Holder.OFFERS;
    }

    private static final class Holder {

        static final Offers OFFERS =
                new Offers(Optional.of(names(BuiltinGallery.loadBundles())), Optional.empty(), Optional.empty());

        private Holder() {}
    }

    private static Set<String> names(List<GalleryItem> bundles) {
        Map<String, String> texts = bundles.stream()
                .collect(Collectors.toMap(
                        GalleryItem::name, item -> item.yaml() == null ? "" : item.yaml(), (first, same) -> first));
        BundleReader reader = new BundleReader(name -> Optional.ofNullable(texts.get(name)));
        Set<String> names = new TreeSet<>();
        texts.forEach((name, text) -> read(reader, text).agents().values().forEach(agent -> {
            names.add(name + ":" + agent.name());
            if (name.equals(BuiltinGallery.DEFAULT_BUNDLE)) {
                names.add(agent.name());
            }
        }));
        return names;
    }

    private static Bundle read(BundleReader reader, String text) {
        try {
            return reader.read(text);
        } catch (BundleReader.BundleException e) {
            throw new IllegalStateException("a built-in bundle cannot be read", e);
        }
    }
}
