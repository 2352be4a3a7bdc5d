/** Validation: rules across the parts of a recipe, what it calls, and how well it is written. */
@NullMarked
package dev.amplifier.core.recipe.validate;

import org.jspecify.annotations.NullMarked;
