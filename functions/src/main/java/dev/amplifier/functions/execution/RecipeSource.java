package dev.amplifier.functions.execution;

import dev.amplifier.functions.http.Finding;
import dev.amplifier.functions.http.Problem;
import dev.amplifier.platform.contract.Mode;
import java.util.List;
import java.util.Map;

/** Where the text of a recipe comes from, checked before it is run. */
public interface RecipeSource {

    /**
     * A recipe that may run.
     *
     * @param yaml its text, byte for byte
     * @param name a name to show
     * @param files further texts by relative path: those of the body, and those that the recipe comes with
     * @param notices what its author may want to know
     */
    record Checked(String yaml, String name, Map<String, String> files, List<Finding> notices) {}

    /**
     * The recipe of a body: its own text, or one of the gallery.
     *
     * @param mode the caller's mode, which must include the gallery item's
     * @throws Problem if there is no such recipe, the mode is too low, or the recipe has faults
     */
    Checked recipe(ExecuteBody body, Mode mode);

    /** Notes that a recipe of the gallery was started. */
    void countRun(String galleryId);
}
