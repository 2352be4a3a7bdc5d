/** A provider that answers by the script in its settings. */
@NullMarked
package dev.amplifier.core.provider.mock;

import org.jspecify.annotations.NullMarked;
