/** The whole playground in a process of its own, measured from outside. */
@NullMarked
package dev.amplifier.benchmarks.system;

import org.jspecify.annotations.NullMarked;
