/** Commands that measure the playground, and its peers beside it. */
@NullMarked
package dev.amplifier.benchmarks;

import org.jspecify.annotations.NullMarked;
