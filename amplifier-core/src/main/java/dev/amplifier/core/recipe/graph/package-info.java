/** Recipes as graphs: steps, branches, loops, stages and gates, and the way a run takes through them. */
@NullMarked
package dev.amplifier.core.recipe.graph;

import org.jspecify.annotations.NullMarked;
