/** Validation of bundles, with places. */
@NullMarked
package dev.amplifier.core.bundle.validate;

import org.jspecify.annotations.NullMarked;
