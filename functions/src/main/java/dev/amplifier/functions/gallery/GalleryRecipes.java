package dev.amplifier.functions.gallery;

import dev.amplifier.core.Compatibility;
import dev.amplifier.functions.authoring.DocumentCheck;
import dev.amplifier.functions.authoring.Validation;
import dev.amplifier.functions.execution.ExecuteBody;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryStore;
import dev.amplifier.platform.contract.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Recipes by their own text or from the gallery. */
public final class GalleryRecipes implements RecipeSource {

    private final GalleryStore store;
    private final DocumentCheck documents;

    /** Looks into this store. */
    public GalleryRecipes(GalleryStore store, DocumentCheck documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public Checked recipe(ExecuteBody body, Mode mode) {
        if ((body.recipeYaml() == null) == (body.galleryId() == null)) {
            throw Problem.malformed(
                    "Send either recipe_yaml or gallery_id.",
                    List.of(Finding.at("recipe_yaml", "either_or", "send either recipe_yaml or gallery_id")));
        }
        if (body.recipeYaml() != null) {
            return checked(body.recipeYaml(), body.files(), body);
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
        Map<String, String> files = new HashMap<>(item.files());
        files.putAll(body.files());
        return checked(item.yaml() == null ? "" : item.yaml(), files, body);
    }

    @Override
    public void countRun(String galleryId) {
        store.countRun(galleryId);
    }

    private Checked checked(String text, Map<String, String> files, ExecuteBody body) {
        Compatibility compatibility =
                Compatibility.valueOf(body.compatibilityOrDefault().toUpperCase(Locale.ROOT));
        Validation found = DocumentCheck.validation(documents.check(text, files, compatibility));
        if (!found.valid() || found.recipe() == null) {
            throw Problem.invalidDocument(
                    "The recipe has " + found.errors().size()
                            + " fault(s) and was not started. errors says where each one is and what is allowed.",
                    found.errors());
        }
        return new Checked(text, found.recipe().name(), files, found.warnings());
    }
}
