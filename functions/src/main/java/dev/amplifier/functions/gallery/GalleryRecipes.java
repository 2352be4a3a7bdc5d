package dev.amplifier.functions.gallery;

import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryStore;
import dev.amplifier.platform.contract.Mode;
import java.util.List;
import java.util.Map;

/** Recipes by their own text or from the gallery. */
public final class GalleryRecipes implements RecipeSource {

    private final GalleryStore store;

    /** Looks into this store. */
    public GalleryRecipes(GalleryStore store) {
        this.store = store;
    }

    @Override
    public Checked recipe(ExecuteBody body, Mode mode) {
        if ((body.recipeYaml() == null) == (body.galleryId() == null)) {
            throw Problem.malformed(
                    "Send either recipe_yaml or gallery_id.",
                    List.of(Finding.at("recipe_yaml", "either_or", "send either recipe_yaml or gallery_id")));
        }
        if (body.recipeYaml() != null) {
            return new Checked(body.recipeYaml(), "recipe", Map.of());
        }
        GalleryItem item = store.find(body.galleryId())
                .filter(found -> found.type().equals("recipe"))
                .orElseThrow(() -> Problem.notFound("This gallery recipe"));
        if (!mode.includes(item.minMode())) {
            throw Problem.of(
                    ProblemType.MODE_TOO_LOW,
                    "This recipe is for " + item.minMode().wireName() + " mode and above; you are in " + mode.wireName()
                            + " mode.");
        }
        store.countRun(item.id().toString());
        return new Checked(item.yaml() == null ? "" : item.yaml(), item.name(), item.files());
    }
}
