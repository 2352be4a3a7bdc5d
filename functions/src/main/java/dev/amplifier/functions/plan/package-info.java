/** Plans: what a recipe would do, found out without calling a model. */
@NullMarked
package dev.amplifier.functions.plan;

import org.jspecify.annotations.NullMarked;
