package dev.amplifier.functions.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.core.Compatibility;
import dev.amplifier.functions.authoring.DocumentCheck;
import dev.amplifier.functions.authoring.Validation;
import dev.amplifier.functions.http.ApiResponse;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.functions.http.ProblemType;
import dev.amplifier.gallery.GalleryItem;
import dev.amplifier.gallery.GalleryStore;
import dev.amplifier.platform.contract.Mode;
import dev.amplifier.platform.token.Identity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What users publish, where that is switched on. It is labelled as theirs wherever it is shown. Safe for use by several threads. */
public final class Community {

    private final GalleryStore store;
    private final DocumentCheck documents;
    private final boolean open;
    private final InstantSource clock;

    /**
     * Publishes into this store.
     *
     * @param open whether anybody may publish here
     */
    public Community(GalleryStore store, DocumentCheck documents, boolean open, InstantSource clock) {
        this.store = store;
        this.documents = documents;
        this.open = open;
        this.clock = clock;
    }

    /**
     * Publishes a recipe of this caller.
     *
     * @throws Problem if publishing is switched off, the recipe has faults, or there is one of that name
     */
    public ApiResponse publish(JsonNode body, Identity caller) {
        if (!open) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "Publishing is switched off here. Share a recipe by its link or as a file instead.");
        }
        String text = body.get("recipe_yaml").asText();
        Validation found = DocumentCheck.validation(documents.check(text, Map.of(), Compatibility.LENIENT));
        Validation.RecipeSummary recipe = found.recipe();
        if (!found.valid() || recipe == null) {
            throw Problem.invalidDocument("A recipe with faults is not published.", found.errors());
        }
        GalleryItem item = item(body, caller, text, recipe);
        if (!store.publish(item)) {
            throw Problem.of(
                    ProblemType.CONFLICT, "There is a community recipe of this name already. Choose another name.");
        }
        return ApiResponse.json(201, item).with("Location", "/api/gallery/" + item.id());
    }

    private GalleryItem item(JsonNode body, Identity caller, String text, Validation.RecipeSummary recipe) {
        List<String> tags = new ArrayList<>();
        body.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new GalleryItem(
                UUID.randomUUID(),
                "recipe",
                recipe.name(),
                recipe.name(),
                recipe.description(),
                body.get("category").asText(),
                Mode.DEVELOPER,
                false,
                tags,
                GalleryItem.COMMUNITY,
                caller.login(),
                recipe.version(),
                0,
                clock.instant().toString(),
                text,
                Map.of(),
                Map.of(),
                null);
    }
}
