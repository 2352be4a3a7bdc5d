package dev.amplifier.core.recipe.run;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** How a frame came to its end. */
sealed interface Ended {

    /** @param result what it produced; null if it ran nothing that produces something */
    record Done(@Nullable JsonNode result) implements Ended {}

    /** The remaining steps of the recipe or stage are to be skipped. */
    record SkipRemaining() implements Ended {}

    /** @param failure why */
    record Failed(Failure failure) implements Ended {}
}
