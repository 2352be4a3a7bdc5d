package dev.amplifier.core.recipe.run;

import java.util.Optional;

/**
 * A model that a step would like, with all variables filled in.
 *
 * @param provider the provider's name; empty for the default one
 * @param model the model's name or a glob; empty for the provider's default
 * @param role the kind of model wanted, such as {@code fast}, where the step names no model; empty if it does
 */
public record ModelWish(Optional<String> provider, Optional<String> model, Optional<String> role) {}
