/** The hook modules that bundles may name here. */
@NullMarked
package dev.amplifier.core.hook.module;

import org.jspecify.annotations.NullMarked;
