/** Models: which ones are on offer here. */
@NullMarked
package dev.amplifier.functions.models;

import org.jspecify.annotations.NullMarked;
