/** Health: whether each part answers. */
@NullMarked
package dev.amplifier.functions.health;

import org.jspecify.annotations.NullMarked;
