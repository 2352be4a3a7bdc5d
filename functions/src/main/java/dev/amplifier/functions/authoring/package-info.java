/** Authoring: checking recipes, bundles and skills before they run. */
@NullMarked
package dev.amplifier.functions.authoring;

import org.jspecify.annotations.NullMarked;
