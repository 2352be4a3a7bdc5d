/** The provider that needs no network: deterministic, extractive work on the user's own text. */
@NullMarked
package dev.amplifier.core.provider.offline;

import org.jspecify.annotations.NullMarked;
