/** Anthropic's models, through its official client. */
@NullMarked
package dev.amplifier.core.provider.anthropic;

import org.jspecify.annotations.NullMarked;
