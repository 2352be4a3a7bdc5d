/** The interpreter of recipes: a deterministic state machine that asks for effects and is told their outcomes. */
@NullMarked
package dev.amplifier.core.recipe.run;

import org.jspecify.annotations.NullMarked;
