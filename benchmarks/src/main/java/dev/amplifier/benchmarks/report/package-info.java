/** Figures and how they are shown. */
@NullMarked
package dev.amplifier.benchmarks.report;

import org.jspecify.annotations.NullMarked;
