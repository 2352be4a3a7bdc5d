/** The command line: runs, checks, finds and follows recipes on a playground, over its HTTP contract only. */
@NullMarked
package dev.amplifier.cli;

import org.jspecify.annotations.NullMarked;
