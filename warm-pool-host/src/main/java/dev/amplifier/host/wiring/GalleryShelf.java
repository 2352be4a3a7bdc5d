package dev.amplifier.host.wiring;

import dev.amplifier.core.recipetool.ShelvedRecipe;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.GalleryItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The gallery's recipes for conversations, read when the first one asks for them. */
final class GalleryShelf {

    private GalleryShelf() {}

    static List<ShelvedRecipe> recipes() {
        return Read.RECIPES;
    }

    private static Stream<ShelvedRecipe> shelved(GalleryItem item) {
        return Optional.ofNullable(item.yaml())
                .map(text -> new ShelvedRecipe(item.name(), item.description(), text, item.files()))
                .stream();
    }

    private static final class Read {
        static final List<ShelvedRecipe> RECIPES = BuiltinGallery.loadRecipes().stream()
                .flatMap(GalleryShelf::shelved)
                .toList();
    }
}
