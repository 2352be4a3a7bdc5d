package dev.amplifier.core.recipe.validate;

import dev.amplifier.core.Compatibility;

/**
 * What a validation goes by.
 *
 * @param compatibility how closely the reference is followed
 * @param resolver finds the recipes that are called
 * @param offers what the host has on offer
 * @param quality whether the way a recipe is written is judged too
 */
public record ValidationOptions(Compatibility compatibility, RecipeResolver resolver, Offers offers, boolean quality) {

    /** Lenient, with nothing known about the host, quality included. */
    public static final ValidationOptions LENIENT =
            new ValidationOptions(Compatibility.LENIENT, RecipeResolver.UNKNOWN, Offers.UNKNOWN, true);

    /** The reference's verdict, with nothing known about the host. */
    public static final ValidationOptions STRICT =
            new ValidationOptions(Compatibility.STRICT, RecipeResolver.UNKNOWN, Offers.UNKNOWN, true);

    /** The same options with another resolver. */
    public ValidationOptions withResolver(RecipeResolver other) {
        return new ValidationOptions(compatibility, other, offers, quality);
    }

    /** The same options with other offers. */
    public ValidationOptions withOffers(Offers other) {
        return new ValidationOptions(compatibility, resolver, other, quality);
    }
}
