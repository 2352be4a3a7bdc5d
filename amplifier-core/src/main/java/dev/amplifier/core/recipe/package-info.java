/** Recipes: the syntax, the typed model, validation and the interpreter. */
@NullMarked
package dev.amplifier.core.recipe;

import org.jspecify.annotations.NullMarked;
