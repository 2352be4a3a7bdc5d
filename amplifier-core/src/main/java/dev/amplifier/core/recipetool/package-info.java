/** Recipes from within a conversation: the tool {@code recipes}, and the turn as the place where a recipe's effects happen. */
@NullMarked
package dev.amplifier.core.recipetool;

import org.jspecify.annotations.NullMarked;
